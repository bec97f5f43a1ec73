package io.monitorix.exporter.pem;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.Objects;

/** Wraps the older forms of private keys into PKCS #8, the only one that the JDK reads. */
final class Pkcs8 {

  private static final int INTEGER = 0x02;
  private static final int OCTET_STRING = 0x04;
  private static final int SEQUENCE = 0x30;
  private static final int PARAMETERS = 0xA0;

  private static final byte[] VERSION_0 = {INTEGER, 1, 0};

  /** The identifier 1.2.840.113549.1.1.1, rsaEncryption, and its absent parameters. */
  private static final byte[] RSA = {
    0x06, 0x09, 0x2A, (byte) 0x86, 0x48, (byte) 0x86, (byte) 0xF7, 0x0D, 0x01, 0x01, 0x01, 0x05, 0
  };

  /** The identifier 1.2.840.10045.2.1, ecPublicKey; its parameters name the curve. */
  private static final byte[] ELLIPTIC_CURVE = {
    0x06, 0x07, 0x2A, (byte) 0x86, 0x48, (byte) 0xCE, 0x3D, 0x02, 0x01
  };

  private Pkcs8() {}

  /** Of an RSAPrivateKey of RFC 8017. */
  static byte[] ofRsa(byte[] key) {
    return wrapped(RSA, new byte[0], key);
  }

  /**
   * Of an ECPrivateKey of RFC 5915, which names its curve itself.
   *
   * @throws IllegalArgumentException if it names none
   */
  static byte[] ofEllipticCurve(byte[] key) {
    return wrapped(ELLIPTIC_CURVE, curve(key), key);
  }

  private static byte[] wrapped(byte[] algorithm, byte[] parameters, byte[] key) {
    return element(
        SEQUENCE, VERSION_0, element(SEQUENCE, algorithm, parameters), element(OCTET_STRING, key));
  }

  private static byte[] element(int tag, byte[]... parts) {
    ByteArrayOutputStream content = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      content.writeBytes(part);
    }
    int length = content.size();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(tag);
    if (length < 0x80) {
      out.write(length);
    } else {
      int bytes = (Integer.SIZE - Integer.numberOfLeadingZeros(length) + 7) / 8;
      out.write(0x80 | bytes);
      for (int i = bytes - 1; i >= 0; i--) {
        out.write(length >>> (8 * i));
      }
    }
    out.writeBytes(content.toByteArray());
    return out.toByteArray();
  }

  private static byte[] curve(byte[] key) {
    try {
      Element whole = Element.at(0, key);
      for (int at = whole.from; at < whole.to; ) {
        Element part = Element.at(at, key);
        if (part.tag == PARAMETERS) {
          return Arrays.copyOfRange(key, part.from, part.to);
        }
        at = part.to;
      }
    } catch (IndexOutOfBoundsException e) {
      throw new IllegalArgumentException("is damaged: its key ends too early", e);
    }
    throw new IllegalArgumentException(
        "holds a key that does not name its curve; make it PKCS #8:"
            + " openssl pkcs8 -topk8 -nocrypt -in KEY -out NEW_KEY");
  }

  /** Where an element of DER has its content: from {@code from} up to {@code to}. */
  private record Element(int tag, int from, int to) {

    static Element at(int start, byte[] der) {
      int at = start + 1;
      int length = der[at++] & 0xFF;
      if (length >= 0x80) {
        int digits = length & 0x7F;
        length = 0;
        while (digits-- > 0) {
          length = length << 8 | (der[at++] & 0xFF);
        }
      }
      Objects.checkFromIndexSize(at, length, der.length);
      return new Element(der[start] & 0xFF, at, at + length);
    }
  }
}
