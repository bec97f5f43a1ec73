package io.monitorix.exporter.backup.s3;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Why S3 refuses. */
final class ErrorAnswer {

  private static final int LONGEST = 300;
  private static final Pattern CODE = Pattern.compile("<Code>([^<]*)</Code>");
  private static final Pattern MESSAGE = Pattern.compile("<Message>([^<]*)</Message>");

  private ErrorAnswer() {}

  /** Code and message of an answer, with a colon before; empty where it has none. */
  static String reason(String answer) {
    Matcher code = CODE.matcher(answer);
    Matcher message = MESSAGE.matcher(answer);
    String reason =
        (code.find() ? ": " + code.group(1) : "") + (message.find() ? ": " + message.group(1) : "");
    String printable = reason.replaceAll("\\p{Cntrl}+", " ");
    return printable.length() > LONGEST ? printable.substring(0, LONGEST) + "…" : printable;
  }
}
