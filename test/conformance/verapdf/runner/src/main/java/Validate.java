import java.io.File;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.ValidationResult;
import org.verapdf.pdfa.validation.profiles.RuleId;

/**
 * Validates PDFs with veraPDF against PDF/A-2a and PDF/UA-1, whatever the files say of themselves, each file read once.
 *
 * <p>Arguments: the PDFs. One line of JSON per PDF: {@code {"2a":["6.1.3-1 x1"],"ua1":[]}}, each list the rules broken
 * (clause, number of the test, how often), empty when the file conforms; or {@code {"unreadable":"…"}}.
 */
public final class Validate {
  private static final List<PDFAFlavour> FLAVOURS = List.of(PDFAFlavour.PDFA_2_A, PDFAFlavour.PDFUA_1);

  public static void main(String[] files) {
    Logger.getLogger("").setLevel(Level.OFF);
    VeraGreenfieldFoundryProvider.initialise();
    for (String file : files) {
      System.out.println(validate(new File(file)));
    }
  }

  private static String validate(File file) {
    try (PDFAParser parser = Foundries.defaultInstance().createParser(file, PDFAFlavour.PDFA_2_A);
        PDFAValidator validator = Foundries.defaultInstance().createValidator(FLAVOURS)) {
      List<String> answers = new ArrayList<>();
      for (ValidationResult result : validator.validateAll(parser)) {
        answers.add(quoted(result.getPDFAFlavour().getId()) + ":[" + broken(result) + "]");
      }
      return "{" + String.join(",", answers) + "}";
    } catch (Exception error) {
      return "{\"unreadable\":" + quoted(error.getClass().getSimpleName() + " " + error.getMessage()) + "}";
    }
  }

  /** A file that veraPDF calls not compliant without naming a rule must not pass for a good one. */
  private static String broken(ValidationResult result) {
    List<String> rules = new ArrayList<>();
    for (Map.Entry<RuleId, Integer> failed : result.getFailedChecks().entrySet()) {
      RuleId rule = failed.getKey();
      rules.add(quoted(rule.getClause() + "-" + rule.getTestNumber() + " x" + failed.getValue()));
    }
    if (rules.isEmpty() && !result.isCompliant()) {
      rules.add(quoted("not compliant"));
    }
    return String.join(",", rules);
  }

  private static String quoted(String text) {
    return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"").replaceAll("\\p{Cntrl}", " ") + '"';
  }
}
