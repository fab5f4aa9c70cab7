import eu.europa.esig.dss.diagnostic.SignatureWrapper;
import eu.europa.esig.dss.diagnostic.TimestampWrapper;
import eu.europa.esig.dss.jaxb.object.Message;
import eu.europa.esig.dss.model.FileDocument;
import eu.europa.esig.dss.simplereport.SimpleReport;
import eu.europa.esig.dss.spi.DSSUtils;
import eu.europa.esig.dss.spi.validation.CommonCertificateVerifier;
import eu.europa.esig.dss.spi.x509.CommonTrustedCertificateSource;
import eu.europa.esig.dss.validation.SignedDocumentValidator;
import eu.europa.esig.dss.validation.reports.Reports;
import java.io.File;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Judges signed PDFs with EU DSS and its own default policy, trusting the given certificates and nothing else,
 * offline.
 *
 * <p>Arguments: the trusted certificates, DER or PEM, joined by the path separator; then the PDFs. One line of JSON per
 * PDF. A time-stamp unit's own certificate is trusted as the trusted lists of the EU do it: DSS asks for revocation of
 * any other, and the demo authority publishes none.
 */
public final class Judge {
  public static void main(String[] arguments) {
    CommonTrustedCertificateSource roots = new CommonTrustedCertificateSource();
    for (String trusted : arguments[0].split(File.pathSeparator)) {
      roots.addCertificate(DSSUtils.loadCertificate(new File(trusted)));
    }
    for (int index = 1; index < arguments.length; index++) {
      System.out.println(judge(new File(arguments[index]), roots));
    }
  }

  private static String judge(File file, CommonTrustedCertificateSource roots) {
    try {
      CommonCertificateVerifier verifier = new CommonCertificateVerifier();
      verifier.setTrustedCertSources(roots);
      SignedDocumentValidator validator = SignedDocumentValidator.fromDocument(new FileDocument(file));
      validator.setCertificateVerifier(verifier);
      Reports reports = validator.validateDocument();
      SimpleReport simple = reports.getSimpleReport();
      List<String> ids = simple.getSignatureIdList();
      if (ids.size() != 1) {
        return "{\"signatures\":" + ids.size() + "}";
      }
      String id = ids.get(0);
      SignatureWrapper signature = reports.getDiagnosticData().getSignatureById(id);
      StringBuilder stamps = new StringBuilder();
      for (TimestampWrapper stamp : reports.getDiagnosticData().getTimestampList()) {
        stamps.append(stamps.length() == 0 ? "" : ",");
        stamps.append("{\"type\":").append(quoted(stamp.getType()));
        stamps.append(",\"indication\":").append(quoted(simple.getIndication(stamp.getId())));
        stamps.append(",\"why\":").append(quoted(words(simple.getAdESValidationErrors(stamp.getId())))).append('}');
      }
      return "{\"signatures\":1,\"format\":" + quoted(simple.getSignatureFormat(id))
          + ",\"indication\":" + quoted(simple.getIndication(id))
          + ",\"subIndication\":" + quoted(simple.getSubIndication(id))
          + ",\"intact\":" + signature.isSignatureIntact()
          + ",\"signedBy\":" + quoted(simple.getSignedBy(id))
          + ",\"why\":" + quoted(words(simple.getAdESValidationErrors(id)))
          + ",\"timestamps\":[" + stamps + "]}";
    } catch (Exception error) {
      return "{\"signatures\":0,\"why\":" + quoted(error) + "}";
    }
  }

  private static String words(List<Message> messages) {
    return messages.stream().map(Message::getValue).collect(Collectors.joining("; "));
  }

  private static String quoted(Object value) {
    String text = String.valueOf(value).replace("\\", "\\\\").replace("\"", "\\\"").replaceAll("\\s+", " ");
    return "\"" + text + "\"";
  }

  private Judge() {}
}
