package io.monitorix.alerts.notify.mail;

import io.monitorix.alerts.notify.Result;
import jakarta.mail.Address;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;

/** Says what a mail server's refusal means: 4xx may pass (RFC 5321, 4.2.1), 5xx does not. */
final class SmtpFailure {

  private SmtpFailure() {}

  static Result of(MessagingException failure) {
    if (failure instanceof AuthenticationFailedException) {
      String text = text(failure);
      return text.startsWith("4")
          ? Result.retry("the login failed: " + text)
          : new Result.Failed("the login failed: " + text);
    }
    if (text(failure).contains("STARTTLS is required")) {
      return new Result.Failed(
          "the server offers no STARTTLS: use another port, or set 'require_tls: false'");
    }
    List<SMTPAddressFailedException> refused = refused(failure);
    if (failure instanceof SendFailedException partly) {
      Address[] sent = partly.getValidSentAddresses();
      if (sent != null && sent.length > 0) {
        return new Result.Sent("not to all: " + text(refused, failure), Optional.empty());
      }
    }
    return codeOf(failure, refused) / 100 == 5
        ? new Result.Failed(text(refused, failure))
        : Result.retry(text(refused, failure));
  }

  /** What was said of single addresses: exceptions that hang on one another. */
  private static List<SMTPAddressFailedException> refused(MessagingException failure) {
    List<SMTPAddressFailedException> refused = new ArrayList<>();
    Exception next = failure;
    while (next instanceof MessagingException chained) {
      if (chained instanceof SMTPAddressFailedException address) {
        refused.add(address);
      }
      next = chained.getNextException();
    }
    return refused;
  }

  /** The reply code; one that may pass if any of several does, and 0 without one. */
  private static int codeOf(MessagingException failure, List<SMTPAddressFailedException> refused) {
    if (!refused.isEmpty()) {
      return refused.stream().mapToInt(SMTPAddressFailedException::getReturnCode).min().orElse(0);
    }
    if (failure instanceof SMTPSendFailedException sending) {
      return sending.getReturnCode();
    }
    if (failure instanceof SMTPSenderFailedException sender) {
      return sender.getReturnCode();
    }
    return failure.getNextException() instanceof MessagingException next
        ? codeOf(next, refused)
        : 0;
  }

  private static String text(List<SMTPAddressFailedException> refused, MessagingException failure) {
    if (refused.isEmpty()) {
      return text(failure);
    }
    List<String> texts = new ArrayList<>();
    for (SMTPAddressFailedException each : refused) {
      texts.add(each.getAddress() + ": " + text(each));
    }
    return String.join("; ", texts);
  }

  private static String text(MessagingException failure) {
    Exception cause = failure.getNextException();
    // The connection's own fault says more than that there was one.
    String more = cause == null || cause instanceof MessagingException ? "" : ": " + cause;
    return (failure.getMessage() + more).strip().replaceAll("\\s+", " ");
  }
}
