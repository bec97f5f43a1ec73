package io.monitorix.exporter.state;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.function.Supplier;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Encrypts what has to be read again but must not lie open in the database: AES-256 in GCM. A text
 * is bound to where it belongs, and tells which key it needs. Thread-safe.
 */
public final class Vault {

  private static final String VERSION = "v1";
  private static final int NONCE = 12;
  private static final int TAG_BITS = 128;
  private static final int KEY_BYTES = 32;

  private final Supplier<byte[]> source;
  private final SecureRandom random = new SecureRandom();
  private volatile @Nullable Key key;

  private record Key(SecretKeySpec cipher, String id) {}

  /**
   * Takes the key when it is first needed.
   *
   * @param source gives 32 bytes, or throws {@link VaultException}
   */
  public Vault(Supplier<byte[]> source) {
    this.source = source;
  }

  /**
   * Encrypts.
   *
   * @param place where it belongs, which has to be told again to read it
   * @throws VaultException if there is no key
   */
  public String seal(String place, byte[] secret) {
    Key now = key();
    byte[] nonce = new byte[NONCE];
    random.nextBytes(nonce);
    byte[] sealed = crypt(Cipher.ENCRYPT_MODE, now, place, nonce, secret);
    byte[] both = ByteBuffer.allocate(NONCE + sealed.length).put(nonce).put(sealed).array();
    return VERSION + ":" + now.id() + ":" + Base64.getEncoder().encodeToString(both);
  }

  /**
   * Decrypts.
   *
   * @throws VaultException if it was encrypted with another key, or for another place, or changed
   */
  public byte[] open(String place, String text) {
    Key now = key();
    String[] parts = text.split(":", 3);
    if (parts.length != 3 || !parts[0].equals(VERSION)) {
      throw new VaultException("what is encrypted in the database cannot be read: " + place);
    }
    if (!parts[1].equals(now.id())) {
      throw new VaultException(
          "what is encrypted in the database needs another key than this process has: set"
              + " auth.encryption_key to the key it was written with; all replicas need the same");
    }
    byte[] both = Base64.getDecoder().decode(parts[2]);
    ByteBuffer buffer = ByteBuffer.wrap(both);
    byte[] nonce = new byte[NONCE];
    byte[] sealed = new byte[Math.max(0, both.length - NONCE)];
    if (both.length < NONCE) {
      throw new VaultException("what is encrypted in the database was cut off: " + place);
    }
    buffer.get(nonce).get(sealed);
    return crypt(Cipher.DECRYPT_MODE, now, place, nonce, sealed);
  }

  private static byte[] crypt(int mode, Key key, String place, byte[] nonce, byte[] text) {
    try {
      Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
      cipher.init(mode, key.cipher(), new GCMParameterSpec(TAG_BITS, nonce));
      cipher.updateAAD(place.getBytes(StandardCharsets.UTF_8));
      return cipher.doFinal(text);
    } catch (AEADBadTagException e) {
      throw new VaultException("what is encrypted in the database was changed: " + place);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private Key key() {
    Key known = key;
    if (known == null) {
      byte[] bytes = source.get();
      if (bytes.length != KEY_BYTES) {
        throw new VaultException("the key for what is encrypted has to have 32 bytes");
      }
      known = new Key(new SecretKeySpec(bytes, "AES"), id(bytes));
      key = known;
    }
    return known;
  }

  /** Tells keys apart, and nothing of what is in them. */
  private static String id(byte[] key) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update("monitorix key id".getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest.digest(key), 0, 4);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
