package io.monitorix.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CredentialsTest {

  @Test
  void noTextOfThemShowsTheSecret() {
    assertThat(Credentials.apiToken("mon@pve!x", "s3cret")).hasToString("ApiToken[mon@pve!x]");
    assertThat(Credentials.password("root@pam", "s3cret")).hasToString("Password[root@pam]");
  }

  @ParameterizedTest
  @CsvSource({"mon@pve, s3cret", "mon!x, s3cret", "s3cret, mon@pve!x", "mon@pve!x, 's3cret '"})
  void malformedTokensAreRefusedWithoutShowingTheSecret(String id, String secret) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Credentials.apiToken(id, secret))
        .withMessageNotContaining("s3cret");
  }

  @ParameterizedTest
  @ValueSource(strings = {"root", "@pam", "root@", "a b@pam"})
  void usersNeedARealm(String user) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Credentials.password(user, "s3cret"))
        .withMessageContaining("user@realm")
        .withMessageNotContaining("s3cret");
  }

  @Test
  void fingerprintsComeWithOrWithoutColonsAndInAnyCase() {
    String hex = "AB".repeat(32);
    assertThat(Trust.fingerprint("AB" + ":AB".repeat(31)))
        .isEqualTo(Trust.fingerprint(hex.toLowerCase(Locale.ROOT)));
    assertThatIllegalArgumentException().isThrownBy(() -> Trust.fingerprint());
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Trust.fingerprint("AB:CD"))
        .withMessageContaining("64 hexadecimal digits");
  }
}
