package io.monitorix.client;

import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/** What a user shows beside a password. No {@code toString} shows a secret. */
public sealed interface SecondFactor
    permits SecondFactor.Totp, SecondFactor.RecoveryCodes, SecondFactor.Asked {

  /**
   * One-time codes that the client makes itself, as an authenticator app does.
   *
   * @param secret the key in base 32, as Proxmox shows it beside the QR code; spaces do not matter
   * @throws IllegalArgumentException when it is empty or not base 32
   */
  static SecondFactor totp(String secret) {
    return new Totp(secret);
  }

  /**
   * Recovery codes, each good for one login. The client uses them in order and forgets them when it
   * is closed: keep account of those that are spent.
   *
   * @throws IllegalArgumentException when there is none
   */
  static SecondFactor recoveryCodes(String... codes) {
    return new RecoveryCodes(List.of(codes));
  }

  /**
   * A code of an authenticator app that somebody is asked for, at each login. It is called on the
   * thread of a call, whose time goes on.
   */
  static SecondFactor asked(Supplier<String> code) {
    return new Asked(code);
  }

  /**
   * See {@link #totp(String)}.
   *
   * @param secret secret: base 32, upper case, without spaces and padding
   */
  record Totp(String secret) implements SecondFactor {
    private static final Pattern BASE32 = Pattern.compile("[A-Z2-7]{8,}");

    /** Brings the key to one form. */
    public Totp {
      secret = secret.replaceAll("[\\s-]+|=+$", "").toUpperCase(Locale.ROOT);
      if (!BASE32.matcher(secret).matches()) {
        throw new IllegalArgumentException(
            "the key for one-time codes must be base 32 (letters A to Z, digits 2 to 7): give the"
                + " key itself, not a six-digit code");
      }
    }

    @Override
    public String toString() {
      return "Totp";
    }
  }

  /**
   * See {@link #recoveryCodes(String...)}.
   *
   * @param codes secret
   */
  record RecoveryCodes(List<String> codes) implements SecondFactor {
    /** Copies the list. */
    public RecoveryCodes {
      codes = List.copyOf(codes);
      if (codes.isEmpty()) {
        throw new IllegalArgumentException("at least one recovery code is needed");
      }
    }

    @Override
    public String toString() {
      return "RecoveryCodes[" + codes.size() + "]";
    }
  }

  /**
   * See {@link #asked(Supplier)}.
   *
   * @param code asks for a code of six digits
   */
  record Asked(Supplier<String> code) implements SecondFactor {
    @Override
    public String toString() {
      return "Asked";
    }
  }
}
