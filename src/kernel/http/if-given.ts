import { ValidateIf } from 'class-validator';

/**
 * The field may be left out; but null is no way of leaving it out, and is judged like any other value. For fields
 * where null means something of its own (take it away), `@IsOptional()` lets it through.
 */
export const IfGiven = (): PropertyDecorator => ValidateIf((_, value) => value !== undefined);
