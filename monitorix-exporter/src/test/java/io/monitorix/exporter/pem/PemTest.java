package io.monitorix.exporter.pem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.security.PrivateKey;
import java.security.interfaces.ECPrivateKey;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import okhttp3.tls.HeldCertificate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PemTest {

  /** Made for this test by {@code openssl ecparam -name prime256v1 -genkey}. */
  private static final String SEC1_P256 =
      """
      -----BEGIN EC PARAMETERS-----
      BggqhkjOPQMBBw==
      -----END EC PARAMETERS-----
      -----BEGIN EC PRIVATE KEY-----
      MHcCAQEEINQAk1ecGeTT9/DPipUJqmOfWXKXzg6/QR36Tnkp4vRroAoGCCqGSM49
      AwEHoUQDQgAEyq+grOO6+SgVT0Tr75+5japVmWgCERgqYAWja0lxhmTNvrgdxCnn
      Rw+nQvoJjZaphl2mZHgTVAlHO4mlaSvJfQ==
      -----END EC PRIVATE KEY-----
      """;

  /** The same, written by {@code openssl pkcs8 -topk8 -nocrypt}. */
  private static final String PKCS8_P256 =
      """
      -----BEGIN PRIVATE KEY-----
      MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQg1ACTV5wZ5NP38M+K
      lQmqY59ZcpfODr9BHfpOeSni9GuhRANCAATKr6Cs47r5KBVPROvvn7mNqlWZaAIR
      GCpgBaNrSXGGZM2+uB3EKedHD6dC+gmNlqmGXaZkeBNUCUc7iaVpK8l9
      -----END PRIVATE KEY-----
      """;

  private static final String SEC1_P384 =
      """
      -----BEGIN EC PRIVATE KEY-----
      MIGkAgEBBDANAH9A545tTnmOUyUOrbNIfKMN4qCF8Sz907bm1MmzomC+7ILETdO2
      370kHPYbHP2gBwYFK4EEACKhZANiAAQWVApCa1bxSomtb+ynF4yR1XbzPlEsuBvn
      +VoClMZ3zENnUAcCWDuDtoucYDgzgLJ4krcFBm3skSVJYyGVPIrlG6QdRrXdDVoZ
      DM9eiKyvdXQpYpu2bjRrrUGoeg5FCtY=
      -----END EC PRIVATE KEY-----
      """;

  private static final String PKCS8_P384 =
      """
      -----BEGIN PRIVATE KEY-----
      MIG2AgEAMBAGByqGSM49AgEGBSuBBAAiBIGeMIGbAgEBBDANAH9A545tTnmOUyUO
      rbNIfKMN4qCF8Sz907bm1MmzomC+7ILETdO2370kHPYbHP2hZANiAAQWVApCa1bx
      Somtb+ynF4yR1XbzPlEsuBvn+VoClMZ3zENnUAcCWDuDtoucYDgzgLJ4krcFBm3s
      kSVJYyGVPIrlG6QdRrXdDVoZDM9eiKyvdXQpYpu2bjRrrUGoeg5FCtY=
      -----END PRIVATE KEY-----
      """;

  private static final HeldCertificate RSA = new HeldCertificate.Builder().rsa2048().build();
  private static final HeldCertificate EC = new HeldCertificate.Builder().ecdsa256().build();

  @Test
  void keyIsTheSameInEachFormThatOpensslWrites() {
    assertThat(Pem.privateKey(RSA.privateKeyPkcs8Pem())).isEqualTo(RSA.keyPair().getPrivate());
    assertThat(Pem.privateKey(RSA.privateKeyPkcs1Pem())).isEqualTo(RSA.keyPair().getPrivate());
    assertThat(number(SEC1_P256)).isEqualTo(number(PKCS8_P256));
    assertThat(number(SEC1_P384)).isEqualTo(number(PKCS8_P384));
  }

  private static BigInteger number(String pem) {
    return ((ECPrivateKey) Pem.privateKey(pem)).getS();
  }

  @Test
  void keyIsFoundAmongCertificatesAndRemarks() {
    PrivateKey key =
        Pem.privateKey("A remark - with dashes\n" + EC.certificatePem() + EC.privateKeyPkcs8Pem());

    assertThat(key).isEqualTo(EC.keyPair().getPrivate());
  }

  @Test
  void certificatesComeInTheirOrderWhateverStandsBetweenThem() {
    String text = "first\n" + RSA.certificatePem() + "-- second --\r\n" + EC.certificatePem() + "x";

    assertThat(Pem.certificates(text)).isEqualTo(List.of(RSA.certificate(), EC.certificate()));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          ''                       | holds no private key in PEM form
          PRIVATE KEY              | holds a key that cannot be read as one of RSA, EC
          RSA PRIVATE KEY          | holds a key that cannot be read as one of RSA, EC
          EC PRIVATE KEY           | holds a key that does not name its curve; make it PKCS #8
          ENCRYPTED PRIVATE KEY    | holds a key with a password; write it without: openssl pkey
          DSA PRIVATE KEY          | holds a key of the form 'DSA'; make it PKCS #8: openssl pkcs8
          OPENSSH PRIVATE KEY      | holds a key of the form 'OPENSSH'; make it PKCS #8: openssl
          CERTIFICATE              | holds no private key in PEM form
          """)
  void keyThatCannotBeUsedIsToldWithWhatToDo(String label, String message) {
    assertThatThrownBy(() -> Pem.privateKey(block(label, "MAA1Mzc3")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith(message)
        .hasMessageNotContaining("MAA1");
  }

  @Test
  void keyWithAPasswordInTheOldFormIsToldAsSuch() {
    String text =
        block("RSA PRIVATE KEY", "Proc-Type: 4,ENCRYPTED\nDEK-Info: AES-256-CBC,00\n\nMAA1");

    assertThatThrownBy(() -> Pem.privateKey(text))
        .hasMessageStartingWith("holds a key with a password");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 5, 7, 8, 40, 60})
  void keyOfACurveThatIsCutOffIsDamaged(int length) {
    byte[] whole =
        Base64.getMimeDecoder()
            .decode(SEC1_P384.replaceAll("-----[A-Z ]*-----", "").replaceAll("\\s", ""));
    String cut = Base64.getEncoder().encodeToString(Arrays.copyOf(whole, length));

    assertThatThrownBy(() -> Pem.privateKey(block("EC PRIVATE KEY", cut)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @CsvSource({
    "'',          holds no certificate in PEM form",
    "MAA1,        'holds a certificate that cannot be read, number 1 in it'",
    "'M%A1',      'is damaged: its Base64 cannot be decoded'",
  })
  void certificateThatCannotBeReadIsTold(String body, String message) {
    String text = body.isEmpty() ? "nothing here" : block("CERTIFICATE", body);

    assertThatThrownBy(() -> Pem.certificates(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(message);
  }

  @Test
  void certificateAndKeyMustBelongTogether() {
    assertThat(Identity.of(List.of(RSA.certificate()), RSA.keyPair().getPrivate()))
        .hasToString("Identity of " + RSA.certificate().getSubjectX500Principal().getName());
    for (HeldCertificate other : List.of(EC, new HeldCertificate.Builder().rsa2048().build())) {
      assertThatThrownBy(
              () -> Identity.of(List.of(RSA.certificate()), other.keyPair().getPrivate()))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("do not belong together");
    }
  }

  private static String block(String label, String body) {
    return "-----BEGIN " + label + "-----\n" + body + "\n-----END " + label + "-----\n";
  }
}
