package io.monitorix.exporter.cli;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.NoSuchAlgorithmException;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.SignatureException;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/** Reads the certificate and the key of the server from PEM files. */
final class PemFiles {

  private static final Pattern KEY =
      Pattern.compile("-----BEGIN ([A-Z ]*)PRIVATE KEY-----([^-]*)-----END");
  private static final List<String> ALGORITHMS = List.of("RSA", "EC", "Ed25519", "Ed448");

  private PemFiles() {}

  /**
   * What HTTPS is spoken with.
   *
   * @param certificates the server's certificate, followed by those that lead to its authority
   * @param key the private key, PKCS #8 without a password
   * @throws IllegalArgumentException when a file cannot be used, with the reason
   */
  static SSLContext serverContext(Path certificates, Path key) {
    char[] none = new char[0];
    try {
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(null, none);
      Certificate[] chain = chain(certificates);
      PrivateKey privateKey = key(key);
      if (!belongTogether(privateKey, chain[0])) {
        throw new IllegalArgumentException(
            certificates + " and " + key + " do not belong together: the key is another one's");
      }
      store.setKeyEntry("server", privateKey, none, chain);
      KeyManagerFactory keys =
          KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
      keys.init(store, none);
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(keys.getKeyManagers(), null, null);
      return context;
    } catch (NoSuchFileException e) {
      throw new IllegalArgumentException("there is no file " + e.getFile(), e);
    } catch (GeneralSecurityException | IOException e) {
      throw new IllegalArgumentException(
          "cannot serve HTTPS with " + certificates + " and " + key + ": " + e.getMessage(), e);
    }
  }

  /** The JDK would find out at the first handshake only, and tell the client, not the operator. */
  private static boolean belongTogether(PrivateKey key, Certificate certificate)
      throws GeneralSecurityException {
    String algorithm =
        switch (key.getAlgorithm()) {
          case "RSA" -> "SHA256withRSA";
          case "EC" -> "SHA256withECDSA";
          default -> "EdDSA";
        };
    byte[] probe = {1, 2, 3};
    Signature signature = Signature.getInstance(algorithm);
    signature.initSign(key);
    signature.update(probe);
    byte[] signed = signature.sign();
    try {
      signature.initVerify(certificate.getPublicKey());
      signature.update(probe);
      return signature.verify(signed);
    } catch (InvalidKeyException | SignatureException e) {
      return false;
    }
  }

  private static Certificate[] chain(Path file) throws IOException, GeneralSecurityException {
    byte[] pem = Files.readAllBytes(file);
    var certificates =
        CertificateFactory.getInstance("X.509").generateCertificates(new ByteArrayInputStream(pem));
    if (certificates.isEmpty()) {
      throw new IllegalArgumentException(file + " holds no certificate in PEM form");
    }
    return certificates.toArray(Certificate[]::new);
  }

  private static PrivateKey key(Path file) throws IOException, GeneralSecurityException {
    Matcher pem = KEY.matcher(Files.readString(file, StandardCharsets.US_ASCII));
    if (!pem.find()) {
      throw new IllegalArgumentException(file + " holds no private key in PEM form");
    }
    if (!pem.group(1).isEmpty()) {
      throw new IllegalArgumentException(
          file
              + " holds a key of the form '"
              + pem.group(1).strip()
              + "'; make it PKCS #8 without a password:"
              + " openssl pkcs8 -topk8 -nocrypt -in KEY -out NEW_KEY");
    }
    byte[] der = Base64.getMimeDecoder().decode(pem.group(2));
    // PKCS #8 names its algorithm in a form that the JDK offers no way to read: each is tried
    for (String algorithm : ALGORITHMS) {
      PrivateKey key = key(algorithm, der);
      if (key != null) {
        return key;
      }
    }
    throw new IllegalArgumentException(
        file + " holds a key that is none of " + String.join(", ", ALGORITHMS));
  }

  private static @Nullable PrivateKey key(String algorithm, byte[] der)
      throws NoSuchAlgorithmException {
    try {
      return KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(der));
    } catch (InvalidKeySpecException e) {
      return null;
    }
  }
}
