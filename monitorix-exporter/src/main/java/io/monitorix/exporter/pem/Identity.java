package io.monitorix.exporter.pem;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.SignatureException;
import java.security.cert.X509Certificate;
import java.util.List;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;

/**
 * Who one side of a TLS connection is: its certificate, those that lead to the authority, and the
 * private key. Immutable; its text form names the certificate only.
 */
public final class Identity {

  private static final char[] NO_PASSWORD = {};

  private final List<X509Certificate> chain;
  private final PrivateKey key;

  private Identity(List<X509Certificate> chain, PrivateKey key) {
    this.chain = chain;
    this.key = key;
  }

  /**
   * Puts certificate and key together.
   *
   * @param chain the own certificate first
   * @throws IllegalArgumentException if the key is not that certificate's
   */
  public static Identity of(List<X509Certificate> chain, PrivateKey key) {
    List<X509Certificate> copy = List.copyOf(chain);
    if (!belongTogether(key, copy.get(0))) {
      throw new IllegalArgumentException(
          "the certificate and the key do not belong together: the key is another one's");
    }
    return new Identity(copy, key);
  }

  /** The JDK would find out at the first handshake only, and tell the client, not the operator. */
  private static boolean belongTogether(PrivateKey key, X509Certificate certificate) {
    String algorithm =
        switch (key.getAlgorithm()) {
          case "RSA" -> "SHA256withRSA";
          case "EC" -> "SHA256withECDSA";
          default -> "EdDSA";
        };
    byte[] probe = {1, 2, 3};
    try {
      Signature signature = Signature.getInstance(algorithm);
      signature.initSign(key);
      signature.update(probe);
      byte[] signed = signature.sign();
      signature.initVerify(certificate.getPublicKey());
      signature.update(probe);
      return signature.verify(signed);
    } catch (InvalidKeyException | SignatureException e) {
      return false;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The own certificate. */
  public X509Certificate certificate() {
    return chain.get(0);
  }

  /** What a TLS context is initialized with. */
  public KeyManager[] keyManagers() {
    try {
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(null, NO_PASSWORD);
      store.setKeyEntry("own", key, NO_PASSWORD, chain.toArray(X509Certificate[]::new));
      KeyManagerFactory keys =
          KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
      keys.init(store, NO_PASSWORD);
      return keys.getKeyManagers();
    } catch (GeneralSecurityException | IOException e) {
      throw new IllegalStateException("a certificate and its key cannot be used for TLS", e);
    }
  }

  @Override
  public String toString() {
    return "Identity of " + certificate().getSubjectX500Principal().getName();
  }
}
