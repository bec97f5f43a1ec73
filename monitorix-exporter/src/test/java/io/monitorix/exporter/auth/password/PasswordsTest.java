package io.monitorix.exporter.auth.password;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.password4j.Argon2Function;
import io.monitorix.exporter.auth.secret.Secrets;
import java.security.SecureRandom;
import org.junit.jupiter.api.Test;

class PasswordsTest {

  private final Passwords passwords = new Passwords(new Secrets(new SecureRandom()));

  @Test
  void onlyTheSamePasswordMatchesAHash() {
    String hash = passwords.hash("seven purple elephants");

    assertThat(hash).startsWith("$argon2id$v=19$m=12288,t=3,p=1$").doesNotContain("elephants");
    assertThat(passwords.matches("seven purple elephants", hash)).isTrue();
    assertThat(passwords.matches("seven purple elephant", hash)).isFalse();
    assertThat(passwords.hash("seven purple elephants")).isNotEqualTo(hash);
  }

  @Test
  void whoDoesNotExistCostsWhatSomebodyDoes() {
    Argon2Function nobody = Argon2Function.getInstanceFromHash(passwords.nobodys());
    Argon2Function somebody = Argon2Function.getInstanceFromHash(passwords.hash("a"));

    assertThat(nobody.getMemory()).isEqualTo(somebody.getMemory());
    assertThat(nobody.getIterations()).isEqualTo(somebody.getIterations());
    assertThat(nobody.getParallelism()).isEqualTo(somebody.getParallelism());
    assertThat(nobody.getOutputLength()).isEqualTo(somebody.getOutputLength());
    assertThat(passwords.nobodys()).hasSameSizeAs(passwords.hash("a"));
    assertThatCode(() -> passwords.matchesNobody("a")).doesNotThrowAnyException();
    assertThat(passwords.matches("", passwords.nobodys())).isFalse();
  }
}
