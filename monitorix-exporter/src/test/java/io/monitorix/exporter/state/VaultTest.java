package io.monitorix.exporter.state;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.monitorix.exporter.config.Secret;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VaultTest {

  private static final byte[] SECRET = "the secret".getBytes(UTF_8);

  @TempDir private Path directory;

  @Test
  void whatIsSealedIsReadAgainWithTheSameKeyFile() throws Exception {
    String sealed = inFile().seal("totp:1", SECRET);
    assertThat(sealed).doesNotContain("the secret");
    assertThat(inFile().open("totp:1", sealed)).isEqualTo(SECRET);
    assertThat(inFile().seal("totp:1", SECRET)).isNotEqualTo(sealed);
    Path file = directory.resolve("state.key");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    assertThat(directory).isDirectoryContaining(each -> each.equals(file));
    assertThat(directory).isDirectoryNotContaining(each -> !each.equals(file));
  }

  @Test
  void whatIsSealedBelongsToItsPlace() {
    String sealed = inFile().seal("totp:1", SECRET);
    assertThatThrownBy(() -> inFile().open("totp:2", sealed))
        .isInstanceOf(VaultException.class)
        .hasMessageContaining("changed");
    String tampered =
        sealed.substring(0, 20) + (sealed.charAt(20) == 'A' ? 'B' : 'A') + sealed.substring(21);
    assertThatThrownBy(() -> inFile().open("totp:1", tampered)).isInstanceOf(VaultException.class);
  }

  @Test
  void anotherKeyIsToldApart() {
    String sealed = configured("0123456789abcdef0123456789abcdef").seal("x", SECRET);
    assertThatThrownBy(
            () -> configured("another 0123456789abcdef0123456789abcdef").open("x", sealed))
        .isInstanceOf(VaultException.class)
        .hasMessageContaining("auth.encryption_key");
  }

  @Test
  void withoutAnyKeyItSaysWhatToSet() {
    Vault vault = new Vault(new VaultKey(Optional.empty(), Optional.empty()));
    assertThatThrownBy(() -> vault.seal("x", SECRET))
        .isInstanceOf(VaultException.class)
        .hasMessageContaining("auth.encryption_key_file");
  }

  @Test
  void anEmptyKeyFileIsRefusedAndStays() throws Exception {
    Path file = Files.writeString(directory.resolve("state.key"), "");
    assertThatThrownBy(() -> inFile().seal("x", SECRET))
        .isInstanceOf(VaultException.class)
        .hasMessageContaining(file.toString());
    assertThat(file).isEmptyFile();
  }

  private Vault inFile() {
    return new Vault(new VaultKey(Optional.empty(), Optional.of(directory)));
  }

  private static Vault configured(String key) {
    return new Vault(new VaultKey(Optional.of(new Secret(key)), Optional.empty()));
  }
}
