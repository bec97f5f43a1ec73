package io.monitorix.alerts.notify.mail;

import io.monitorix.alerts.notify.Message;
import io.monitorix.alerts.notify.text.Texts;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.internet.MimeUtility;
import java.io.UnsupportedEncodingException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.List;
import java.util.Map;

/**
 * What a mail says, and to whom: templates.
 *
 * @param to addresses, separated by commas
 * @param html empty for none
 * @param text empty for none
 * @param headers over those that a mail has anyway; names without regard to case
 */
record MailText(
    String to,
    String from,
    String html,
    String text,
    Map<String, String> headers,
    Threading threading) {

  private static final String UTF_8 = "UTF-8";
  private static final String SUBJECT = "{{ template \"email.default.subject\" . }}";

  /** Which mails belong together for the reader's program. */
  enum Threading {
    OFF,
    BY_GROUP,
    BY_GROUP_AND_DAY
  }

  /** A mail, and to whom it goes. */
  record Mail(MimeMessage message, List<InternetAddress> recipients) {}

  /**
   * Writes the mail.
   *
   * @throws IllegalArgumentException if an address or a header cannot be used
   */
  Mail write(Message message, Texts texts, Session session, Instant now) {
    InternetAddress[] recipients = addresses("to", texts.text(to));
    InternetAddress[] senders = addresses("from", texts.text(from));
    if (recipients.length == 0 || senders.length != 1) {
      throw new IllegalArgumentException(
          recipients.length == 0 ? "'to' names nobody" : "'from' must be one address");
    }
    try {
      MimeMessage mail = new IdentifiedMessage(session, idOf(message.idempotencyKey()));
      mail.setFrom(senders[0]);
      mail.setRecipients(jakarta.mail.Message.RecipientType.TO, recipients);
      mail.setSubject(oneLine(texts.title(headers.getOrDefault("Subject", SUBJECT))), UTF_8);
      mail.setSentDate(Date.from(now));
      mail.setHeader("Auto-Submitted", "auto-generated");
      thread(mail, message, now);
      for (Map.Entry<String, String> header : headers.entrySet()) {
        set(mail, header.getKey(), oneLine(texts.text(header.getValue())));
      }
      body(mail, texts);
      mail.saveChanges();
      return new Mail(mail, List.of(recipients));
    } catch (MessagingException | UnsupportedEncodingException e) {
      throw new IllegalArgumentException("cannot write the mail: " + e.getMessage(), e);
    }
  }

  private static InternetAddress[] addresses(String key, String list) {
    try {
      return InternetAddress.parse(oneLine(list), true);
    } catch (AddressException e) {
      throw new IllegalArgumentException(
          "'" + key + "' has something that is no address: " + e.getMessage(), e);
    }
  }

  /** A line break in a header would begin another one. */
  private static String oneLine(String text) {
    return text.strip().replaceAll("\\s*[\\r\\n]+\\s*", " ");
  }

  private static void set(MimeMessage mail, String name, String value)
      throws MessagingException, UnsupportedEncodingException {
    if (name.equalsIgnoreCase("Subject")) {
      return;
    }
    mail.setHeader(name, MimeUtility.fold(name.length() + 2, MimeUtility.encodeText(value)));
  }

  private void thread(MimeMessage mail, Message message, Instant now) throws MessagingException {
    if (threading == Threading.OFF) {
      return;
    }
    String day =
        threading == Threading.BY_GROUP_AND_DAY
            ? "#" + LocalDate.ofInstant(now, ZoneOffset.UTC)
            : "";
    String root = idOf(message.groupKey() + day);
    mail.setHeader("References", root);
    mail.setHeader("In-Reply-To", root);
  }

  private static String idOf(String key) {
    return "<" + Message.sha256(key).substring(0, 32) + "@monitorix>";
  }

  private void body(MimeMessage mail, Texts texts) throws MessagingException {
    if (html.isEmpty()) {
      mail.setText(texts.body(text), UTF_8);
      return;
    }
    MimeMultipart parts = new MimeMultipart("alternative");
    if (!text.isEmpty()) {
      MimeBodyPart plain = new MimeBodyPart();
      plain.setText(texts.body(text), UTF_8);
      parts.addBodyPart(plain);
    }
    MimeBodyPart rich = new MimeBodyPart();
    rich.setText(texts.html(html), UTF_8, "html");
    parts.addBodyPart(rich);
    mail.setContent(parts);
  }

  /** Keeps its identifier: a mail that is sent again is the same mail. */
  private static final class IdentifiedMessage extends MimeMessage {

    private final String id;

    IdentifiedMessage(Session session, String id) {
      super(session);
      this.id = id;
    }

    @Override
    protected void updateMessageID() throws MessagingException {
      setHeader("Message-ID", id);
    }
  }
}
