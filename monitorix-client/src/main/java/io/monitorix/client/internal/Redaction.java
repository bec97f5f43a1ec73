package io.monitorix.client.internal;

import io.monitorix.client.Credentials;
import io.monitorix.client.SecondFactor;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Takes secrets out of text that came from outside before it reaches a message or a log. */
final class Redaction {

  private static final String HIDDEN = "…";
  private static final int LONGEST = 200;

  private static final Pattern SECRET_FIELD =
      Pattern.compile(
          "(\"[^\"]*(?:ticket|token|secret|password|passwd|cookie|key)[^\"]*\"\\s*:\\s*\")"
              + "(?:[^\"\\\\]|\\\\.)*",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern TICKET =
      Pattern.compile("P(?:VE|BS):[^\\s\"']*:[0-9A-F]{8}::?[^\\s\"'<>]*");
  private static final Pattern TOKEN =
      Pattern.compile("(P(?:VE|BS)APIToken[= ][^\\s=:]+[=:])[^\\s\"'<>]+");
  private static final Pattern INVISIBLE = Pattern.compile("[\\p{Cntrl}\\s]+");

  private final List<String> ownSecrets;

  Redaction(Credentials credentials) {
    List<String> secrets = new ArrayList<>();
    if (credentials instanceof Credentials.ApiToken token) {
      secrets.add(token.secret());
    } else if (credentials instanceof Credentials.Password user) {
      secrets.add(user.password());
      if (user.secondFactor() instanceof SecondFactor.Totp totp) {
        secrets.add(totp.secret());
      } else if (user.secondFactor() instanceof SecondFactor.RecoveryCodes recovery) {
        secrets.addAll(recovery.codes());
      }
    }
    ownSecrets = List.copyOf(secrets);
  }

  /** Without anything that looks like a secret, and without our own. */
  String clean(String text) {
    String clean = SECRET_FIELD.matcher(text).replaceAll("$1" + HIDDEN);
    clean = TICKET.matcher(clean).replaceAll(HIDDEN);
    clean = TOKEN.matcher(clean).replaceAll("$1" + HIDDEN);
    for (String secret : ownSecrets) {
      clean = clean.replace(secret, HIDDEN);
    }
    return clean;
  }

  /** The cleaned beginning on one line. */
  String excerpt(String text) {
    String clean = INVISIBLE.matcher(clean(text)).replaceAll(" ").strip();
    return clean.length() <= LONGEST ? clean : clean.substring(0, LONGEST) + HIDDEN;
  }
}
