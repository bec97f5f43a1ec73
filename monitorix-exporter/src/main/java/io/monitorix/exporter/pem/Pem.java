package io.monitorix.exporter.pem;

import java.io.ByteArrayInputStream;
import java.security.KeyFactory;
import java.security.NoSuchAlgorithmException;
import java.security.PrivateKey;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The text of a PEM file. Each method throws {@link IllegalArgumentException} for a text that it
 * cannot use; the message goes on where a sentence names the file: "holds no certificate …". It
 * quotes nothing of the text.
 */
public final class Pem {

  private static final Pattern CERTIFICATE = block("(?:TRUSTED |X509 )?CERTIFICATE");
  private static final Pattern KEY = block("(?<form>[A-Z ]*)PRIVATE KEY");
  private static final List<String> ALGORITHMS = List.of("RSA", "EC", "Ed25519", "Ed448");

  private Pem() {}

  private static Pattern block(String label) {
    return Pattern.compile(
        "-----BEGIN " + label + "-----(?<body>.*?)-----END [A-Z0-9 ]+-----", Pattern.DOTALL);
  }

  /**
   * All certificates of the text, in its order; what stands between them is left out.
   *
   * @return at least one
   */
  public static List<X509Certificate> certificates(String text) {
    List<X509Certificate> certificates = new ArrayList<>();
    Matcher blocks = CERTIFICATE.matcher(text);
    while (blocks.find()) {
      certificates.add(certificate(decoded(blocks.group("body")), certificates.size() + 1));
    }
    if (certificates.isEmpty()) {
      throw new IllegalArgumentException("holds no certificate in PEM form");
    }
    return List.copyOf(certificates);
  }

  private static X509Certificate certificate(byte[] der, int number) {
    try {
      return (X509Certificate)
          CertificateFactory.getInstance("X.509")
              .generateCertificate(new ByteArrayInputStream(der));
    } catch (CertificateException e) {
      throw new IllegalArgumentException(
          "holds a certificate that cannot be read, number " + number + " in it", e);
    }
  }

  /**
   * The first private key of the text: PKCS #8, or what older OpenSSL writes for RSA (PKCS #1) and
   * elliptic curves (SEC 1), without a password.
   */
  public static PrivateKey privateKey(String text) {
    Matcher block = KEY.matcher(text);
    if (!block.find()) {
      throw new IllegalArgumentException("holds no private key in PEM form");
    }
    String body = block.group("body");
    String form = block.group("form").strip();
    if (form.equals("ENCRYPTED") || body.contains("ENCRYPTED")) {
      throw new IllegalArgumentException(
          "holds a key with a password; write it without: openssl pkey -in KEY -out NEW_KEY");
    }
    byte[] der = decoded(body);
    return switch (form) {
      case "" -> pkcs8(der);
      case "RSA" -> pkcs8(Pkcs8.ofRsa(der));
      case "EC" -> pkcs8(Pkcs8.ofEllipticCurve(der));
      default ->
          throw new IllegalArgumentException(
              "holds a key of the form '"
                  + form
                  + "'; make it PKCS #8: openssl pkcs8 -topk8 -nocrypt -in KEY -out NEW_KEY");
    };
  }

  private static PrivateKey pkcs8(byte[] der) {
    // PKCS #8 names its algorithm in a form that the JDK offers no way to read: each is tried
    for (String algorithm : ALGORITHMS) {
      PrivateKey key = key(algorithm, der);
      if (key != null) {
        return key;
      }
    }
    throw new IllegalArgumentException(
        "holds a key that cannot be read as one of " + String.join(", ", ALGORITHMS));
  }

  private static @Nullable PrivateKey key(String algorithm, byte[] der) {
    try {
      return KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(der));
    } catch (InvalidKeySpecException e) {
      return null;
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static byte[] decoded(String body) {
    try {
      return Base64.getDecoder().decode(body.replaceAll("\\s", ""));
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("is damaged: its Base64 cannot be decoded", e);
    }
  }
}
