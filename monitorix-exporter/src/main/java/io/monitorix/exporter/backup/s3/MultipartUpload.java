package io.monitorix.exporter.backup.s3;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.monitorix.exporter.backup.s3.S3Requests.Answer;
import io.monitorix.exporter.backup.s3.S3Requests.Asked;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import okhttp3.HttpUrl;
import okhttp3.Response;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends an archive in parts, each with its sum. It is there whole once all parts are; what fails is
 * taken back. For one thread.
 */
final class MultipartUpload {

  private static final Logger log = LoggerFactory.getLogger(MultipartUpload.class);

  /** S3 takes no more. */
  private static final int MOST_PARTS = 10_000;

  private final S3Requests requests;
  private final HttpUrl object;
  private final Path file;
  private final long bytes;
  private final long part;

  /**
   * Nothing is sent yet.
   *
   * @param bytes the size of the file
   * @param part the size of a part; the last one is smaller, and each is larger where there would
   *     be too many
   */
  MultipartUpload(S3Requests requests, HttpUrl object, Path file, long bytes, long part) {
    this.requests = requests;
    this.object = object;
    this.file = file;
    this.bytes = bytes;
    this.part = part(bytes, part);
  }

  /** How large each part is. */
  static long part(long bytes, long usual) {
    return Math.max(usual, (bytes + MOST_PARTS - 1) / MOST_PARTS);
  }

  /**
   * Sends it.
   *
   * @param headers of the object
   * @throws IOException if it was not kept
   */
  void run(Map<String, String> headers) throws IOException {
    HttpUrl begin = object.newBuilder().addQueryParameter("uploads", "").build();
    Answer begun = requests.insist(new Asked("POST", begin, headers, Payload.NONE));
    String id =
        parsed(begun.text())
            .field("UploadId")
            .orElseThrow(() -> new IOException("the answer has no UploadId"));
    HttpUrl upload = S3Requests.with(object.newBuilder(), "uploadId", id).build();
    try {
      complete(upload, parts(upload));
    } catch (IOException | RuntimeException e) {
      abort(requests, upload);
      throw e;
    }
  }

  private List<String> parts(HttpUrl upload) throws IOException {
    List<String> etags = new ArrayList<>();
    for (long from = 0; from < bytes; from += part) {
      HttpUrl url =
          upload
              .newBuilder()
              .addQueryParameter("partNumber", Integer.toString(etags.size() + 1))
              .build();
      Payload payload = Payload.of(file, from, Math.min(part, bytes - from));
      String etag = requests.insist(new Asked("PUT", url, Map.of(), payload)).etag();
      if (etag.isEmpty()) {
        throw new IOException("the answer for part " + (etags.size() + 1) + " has no ETag");
      }
      etags.add(etag);
    }
    return etags;
  }

  private void complete(HttpUrl upload, List<String> etags) throws IOException {
    StringBuilder xml = new StringBuilder("<CompleteMultipartUpload>");
    for (int i = 0; i < etags.size(); i++) {
      String etag = etags.get(i).replace("&", "&amp;").replace("<", "&lt;");
      xml.append("<Part><PartNumber>").append(i + 1).append("</PartNumber><ETag>").append(etag);
      xml.append("</ETag></Part>");
    }
    xml.append("</CompleteMultipartUpload>");
    Payload payload = Payload.of(xml.toString().getBytes(UTF_8));
    try {
      String answer = requests.insist(new Asked("POST", upload, Map.of(), payload)).text();
      // It may have begun to answer that all is well before it was not.
      if (parsed(answer).root().equals("Error")) {
        throw new IOException("the parts are not joined" + ErrorAnswer.reason(answer));
      }
    } catch (RefusedException e) {
      if (e.status() != 404) {
        throw e;
      }
      // An attempt whose answer was lost may have been the one that joined them.
      log.debug("the upload is not known any more, the object is looked at", e);
    }
    requireWhole();
  }

  private void requireWhole() throws IOException {
    try (Response head = requests.send(new Asked("HEAD", object))) {
      String length = head.header("Content-Length");
      if (!Long.toString(bytes).equals(length)) {
        throw new IOException("the object has " + length + " bytes, and the archive " + bytes);
      }
    }
  }

  /** Lets S3 forget the parts; if it does not, they are aborted a day later. */
  static void abort(S3Requests requests, HttpUrl upload) {
    try {
      Answer unused = requests.insist(new Asked("DELETE", upload));
    } catch (IOException e) {
      log.warn("parts of an archive stay in the bucket for now: reason={}", e.toString());
    }
  }

  private static XmlAnswer parsed(String answer) throws IOException {
    return XmlAnswer.read(new ByteArrayInputStream(answer.getBytes(UTF_8)), "");
  }
}
