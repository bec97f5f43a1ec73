package io.monitorix.exporter.backup.s3;

import io.monitorix.exporter.backup.place.BackupName;
import io.monitorix.exporter.backup.s3.S3Requests.Asked;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import okhttp3.HttpUrl;
import okhttp3.Response;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Uploads of archives that a process began and did not end, as one that was killed does: S3 keeps
 * their parts, and they cost. One that began less than a day ago may be one of another process.
 */
final class UnfinishedUploads {

  private static final Logger log = LoggerFactory.getLogger(UnfinishedUploads.class);

  private static final Duration AGE = Duration.ofDays(1);

  private final S3Requests requests;
  private final String prefix;

  UnfinishedUploads(S3Requests requests, String prefix) {
    this.requests = requests;
    this.prefix = prefix;
  }

  /** Aborts those of before; what cannot be found out is told in the log. */
  void abort(Instant now) {
    try {
      HttpUrl list =
          S3Requests.with(requests.bucket().addQueryParameter("uploads", ""), "prefix", prefix)
              .build();
      XmlAnswer uploads;
      try (Response response = requests.send(new Asked("GET", list))) {
        // More than a page of them takes more than one backup to go.
        uploads = XmlAnswer.read(response.body().byteStream(), "Upload");
      }
      for (Map<String, String> each : uploads.items()) {
        abort(each, now);
      }
    } catch (IOException e) {
      boolean forbidden = e instanceof RefusedException refused && refused.status() == 403;
      log.info(
          "uploads that did not end are not looked for: reason={}{}",
          e.getMessage(),
          forbidden ? "; s3:ListBucketMultipartUploads is needed for it" : "");
    }
  }

  private void abort(Map<String, String> upload, Instant now) {
    String key = upload.getOrDefault("Key", "");
    String id = upload.getOrDefault("UploadId", "");
    Optional<Instant> begun = time(upload.getOrDefault("Initiated", ""));
    boolean ours =
        key.startsWith(prefix) && BackupName.parse(key.substring(prefix.length())).isPresent();
    if (ours && !id.isEmpty() && begun.isPresent() && begun.get().plus(AGE).isBefore(now)) {
      MultipartUpload.abort(
          requests,
          S3Requests.with(requests.bucket().addPathSegments(key), "uploadId", id).build());
      log.info("upload that did not end aborted: key={} begun={}", key, begun.get());
    }
  }

  private static Optional<Instant> time(String text) {
    try {
      return Optional.of(Instant.parse(text));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
