package io.monitorix.exporter.backup.s3;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;
import okhttp3.HttpUrl;
import okio.Buffer;
import org.jspecify.annotations.Nullable;

/** Objects of a bucket that come in parts. */
final class PartialUploads {

  /** By their ids. */
  final Map<String, Upload> open = new TreeMap<>();

  private int next = 1;

  /** One of them. */
  record Upload(String key, @Nullable String note, String begun, Map<Integer, byte[]> parts) {}

  /** Begins one, as another process did. */
  void begin(String id, String key, String begun) {
    open.put(id, new Upload(key, null, begun, new TreeMap<>()));
  }

  MockResponse answer(Bucket bucket, RecordedRequest request, String key, byte[] body) {
    HttpUrl url = request.getUrl();
    String id = url.queryParameter("uploadId");
    if (id == null) {
      return request.getMethod().equals("GET")
          ? listed(String.valueOf(url.queryParameter("prefix")))
          : begun(key, request.getHeaders().get("x-amz-meta-monitorix"));
    }
    Upload upload = open.get(id);
    if (upload == null || !upload.key().equals(key)) {
      return Bucket.refused(404, "NoSuchUpload", "The specified upload does not exist.");
    }
    return switch (String.valueOf(request.getMethod())) {
      case "PUT" -> {
        int number = Integer.parseInt(String.valueOf(url.queryParameter("partNumber")));
        upload.parts().put(number, body);
        yield new MockResponse.Builder().code(200).addHeader("ETag", etag(body)).build();
      }
      case "DELETE" -> {
        open.remove(id);
        yield new MockResponse.Builder().code(204).build();
      }
      default -> joined(bucket, id, upload, body);
    };
  }

  private static String etag(byte[] part) {
    return '"' + new Buffer().write(part).md5().hex() + '"';
  }

  private MockResponse begun(String key, @Nullable String note) {
    String id = "id+" + next++;
    open.put(id, new Upload(key, note, "2026-11-30T03:30:00.000Z", new TreeMap<>()));
    return xml(
        "<InitiateMultipartUploadResult><Key>"
            + key
            + "</Key><UploadId>"
            + id
            + "</UploadId></InitiateMultipartUploadResult>");
  }

  private MockResponse listed(String prefix) {
    StringBuilder xml = new StringBuilder("<ListMultipartUploadsResult>");
    open.forEach(
        (id, upload) -> {
          if (upload.key().startsWith(prefix)) {
            xml.append("<Upload><Key>").append(upload.key()).append("</Key><UploadId>").append(id);
            xml.append("</UploadId><Initiator><ID>me</ID></Initiator><Initiated>");
            xml.append(upload.begun()).append("</Initiated></Upload>");
          }
        });
    return xml(xml + "</ListMultipartUploadsResult>");
  }

  private MockResponse joined(Bucket bucket, String id, Upload upload, byte[] body) {
    Buffer whole = new Buffer();
    try {
      List<Map<String, String>> named =
          XmlAnswer.read(new ByteArrayInputStream(body), "Part").items();
      for (int i = 0; i < named.size(); i++) {
        byte[] part = upload.parts().get(i + 1);
        if (part == null
            || !Integer.toString(i + 1).equals(named.get(i).get("PartNumber"))
            || !etag(part).equals(named.get(i).get("ETag"))) {
          return Bucket.refused(400, "InvalidPart", "A part is not there.");
        }
        whole.write(part);
      }
    } catch (IOException e) {
      return Bucket.refused(400, "MalformedXML", e.toString());
    }
    open.remove(id);
    bucket.keep(upload.key(), whole.readByteArray(), upload.note());
    return xml("\n<CompleteMultipartUploadResult><ETag>x-2</ETag></CompleteMultipartUploadResult>");
  }

  private static MockResponse xml(String text) {
    return new MockResponse.Builder().code(200).body(text).build();
  }
}
