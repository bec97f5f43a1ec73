package io.monitorix.alerts.notify.mail;

import io.monitorix.alerts.notify.Integration;
import io.monitorix.alerts.notify.Message;
import io.monitorix.alerts.notify.ReceiverContext;
import io.monitorix.alerts.notify.Result;
import io.monitorix.alerts.notify.config.SecretUnavailableException;
import io.monitorix.alerts.notify.text.Texts;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;

/** Sends mails. */
record EmailIntegration(boolean sendResolved, ReceiverContext context, MailText text, Mailer mailer)
    implements Integration {

  @Override
  public String name() {
    return "email";
  }

  @Override
  public Result send(Message message) {
    Texts texts = new Texts(context, message.data());
    Session session = mailer.session();
    try {
      mailer.send(session, text.write(message, texts, session, context.clock().instant()));
      return Result.sent().noting(texts.faults());
    } catch (SecretUnavailableException e) {
      return Result.retry(String.valueOf(e.getMessage()));
    } catch (IllegalArgumentException e) {
      String fault = texts.faults();
      return new Result.Failed(e.getMessage() + (fault.isEmpty() ? "" : "; " + fault));
    } catch (MessagingException e) {
      return SmtpFailure.of(e).noting(texts.faults());
    }
  }

  @Override
  public void close() {
    // Each mail has a connection of its own.
  }

  @Override
  public String toString() {
    return "email";
  }
}
