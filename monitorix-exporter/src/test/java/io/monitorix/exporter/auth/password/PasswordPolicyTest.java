package io.monitorix.exporter.auth.password;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.monitorix.exporter.auth.AccessException;
import io.monitorix.exporter.auth.secret.Secrets;
import java.security.SecureRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordPolicyTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "seven purple elephants",
        "Tr0ub4dor&3-xkcd",
        "kq7Hw2mZp0Lx",
        "vier lila Elefanten im Keller",
        "пароль-из-слов-и-цифр"
      })
  void unrelatedWordsAndRandomCharactersAreTaken(String password) {
    assertThatCode(() -> PasswordPolicy.DEFAULT.check(password, "alice"))
        .doesNotThrowAnyException();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "password1234",
        "P@ssw0rd2026!",
        "qwertyuiop123",
        "aaaaaaaaaaaaaa",
        "123456789012",
        "Welcome2024!!",
        "monitorix-admin",
        "proxmoxproxmox",
        "1qaz2wsx3edc4rfv",
        "changemechangeme",
        "Sommer2026Berlin"
      })
  void whatIsGuessedFirstIsNot(String password) {
    assertThatThrownBy(() -> PasswordPolicy.DEFAULT.check(password, "zoe"))
        .isInstanceOf(AccessException.class)
        .hasMessageContaining("guessed");
  }

  @Test
  void lengthCountsAndTheNameIsNoPartOfIt() {
    assertThatThrownBy(() -> PasswordPolicy.DEFAULT.check("kq7Hw2mZp0L", "alice"))
        .hasMessageContaining("too short");
    assertThatThrownBy(() -> PasswordPolicy.DEFAULT.check("kq7Hw2mZp0Lx".repeat(11), "alice"))
        .hasMessageContaining("too long");
    assertThatThrownBy(() -> PasswordPolicy.DEFAULT.check("kq7Hw-Alice-2mZp", "alice"))
        .hasMessageContaining("name");
  }

  @Test
  void aHashHoldsForItsPasswordAlone() {
    Passwords passwords = new Passwords(new Secrets(new SecureRandom()));
    String hash = passwords.hash("seven purple elephants");
    assertThat(hash).startsWith("$argon2id$v=19$m=12288,t=3,p=1$");
    assertThat(passwords.matches("seven purple elephants", hash)).isTrue();
    assertThat(passwords.matches("Seven purple elephants", hash)).isFalse();
    assertThat(passwords.hash("seven purple elephants")).isNotEqualTo(hash);
  }
}
