package io.monitorix.exporter.backup.place;

import java.io.IOException;
import java.nio.file.Path;
import okio.HashingSource;
import okio.Okio;

/** The sum of a file. */
public final class Sha256 {

  private Sha256() {}

  /** The SHA-256 of a file, in small hexadecimal digits; reads all of it. */
  public static String of(Path file) throws IOException {
    try (HashingSource hashing = HashingSource.sha256(Okio.source(file))) {
      long unused = Okio.buffer(hashing).readAll(Okio.blackhole());
      return hashing.hash().hex();
    }
  }
}
