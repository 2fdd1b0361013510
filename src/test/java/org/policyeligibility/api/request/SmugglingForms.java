package org.policyeligibility.api.request;

import java.util.ArrayList;
import java.util.List;

/**
 * Corpus of request smuggling: messages that two readers of HTTP could take for different ones, by
 * kind. Each has a second request in it or behind it, which must never be answered.
 */
final class SmugglingForms {
  private static final String SECOND = "GET /v1/smuggled HTTP/1.1\r\nHost: x\r\n\r\n";
  private static final String POST = "POST /v1/evaluations HTTP/1.1\r\nHost: x\r\n";
  private static final String JSON = "Content-Type: application/json\r\n";
  private static final String GET = "GET /v1/facts?limit=1 HTTP/1.1\r\n";

  private final List<Form> forms = new ArrayList<>();

  /** A message of a kind. */
  record Form(String kind, String bytes) {
    @Override
    public String toString() {
      String text = bytes.replace("\r", "␍").replace("\n", "␊").replace("\0", "␀");
      return kind + ": " + text.substring(0, Math.min(text.length(), 120));
    }
  }

  private SmugglingForms() {}

  static List<Form> all() {
    SmugglingForms corpus = new SmugglingForms();
    corpus.lengths();
    corpus.codings();
    corpus.chunks();
    corpus.lines();
    corpus.names();
    corpus.hosts();
    return corpus.forms;
  }

  private void add(String kind, String... messages) {
    for (String message : messages) {
      forms.add(new Form(kind, message + SECOND));
    }
  }

  private static String post(String headers) {
    return POST + JSON + headers + "\r\n";
  }

  private void lengths() {
    String chunks = "0\r\n\r\n";
    add(
        "a length beside a coding",
        post("Content-Length: 5\r\nTransfer-Encoding: chunked\r\n") + chunks,
        post("Transfer-Encoding: chunked\r\nContent-Length: 5\r\n") + chunks,
        post("Content-Length: 0\r\nTransfer-Encoding: chunked\r\n") + chunks,
        post("Content-Length: 60\r\nTransfer-Encoding: chunked\r\n") + chunks,
        post("content-length: 5\r\ntransfer-encoding: CHUNKED\r\n") + chunks,
        post("Content-Length: 5\r\nX: y\r\nTransfer-Encoding: chunked\r\n") + chunks);
    add(
        "two lengths",
        post("Content-Length: 0\r\nContent-Length: 5\r\n"),
        post("Content-Length: 5\r\nContent-Length: 0\r\n") + "{} {}",
        post("Content-Length: 2\r\nContent-Length: 2\r\n") + "{}",
        post("Content-Length: 2\r\ncontent-length: 3\r\n") + "{}",
        post("Content-Length: 2\r\nX: y\r\nContent-Length: 2\r\n") + "{}");
    add(
        "a list of lengths",
        post("Content-Length: 2, 2\r\n") + "{}",
        post("Content-Length: 2,3\r\n") + "{}",
        post("Content-Length: 0,\r\n"),
        post("Content-Length: ,2\r\n") + "{}");
    add(
        "a length that is no number",
        post("Content-Length: +2\r\n") + "{}",
        post("Content-Length: -2\r\n") + "{}",
        post("Content-Length: 0x2\r\n") + "{}",
        post("Content-Length: 2.0\r\n") + "{}",
        post("Content-Length: 2e0\r\n") + "{}",
        post("Content-Length: 2;x\r\n") + "{}",
        post("Content-Length: \"2\"\r\n") + "{}",
        post("Content-Length:\r\n"),
        post("Content-Length: 1 0\r\n") + "{}",
        post("Content-Length: two\r\n") + "{}");
    add(
        "a length beyond every number",
        post("Content-Length: 18446744073709551616\r\n"),
        post("Content-Length: 9223372036854775808\r\n"),
        post("Content-Length: 99999999999999999999999999\r\n"),
        post("Content-Length: 18446744073709551618\r\n") + "{}");
  }

  private void codings() {
    String chunks = "0\r\n\r\n";
    add(
        "a coding behind another",
        post("Transfer-Encoding: chunked, identity\r\n") + chunks,
        post("Transfer-Encoding: identity, chunked\r\n") + chunks,
        post("Transfer-Encoding: gzip, chunked\r\n") + chunks,
        post("Transfer-Encoding: chunked, chunked\r\n") + chunks,
        post("Transfer-Encoding: chunked,\r\n") + chunks,
        post("Transfer-Encoding: ,chunked\r\n") + chunks);
    add(
        "another coding",
        post("Transfer-Encoding: identity\r\n") + chunks,
        post("Transfer-Encoding: gzip\r\n") + chunks,
        post("Transfer-Encoding: xchunked\r\n") + chunks,
        post("Transfer-Encoding: chunkedx\r\n") + chunks,
        post("Transfer-Encoding: chunk\r\n") + chunks,
        post("Transfer-Encoding: cow\r\n") + chunks,
        post("Transfer-Encoding:\r\n") + chunks);
    add(
        "a coding with something about it",
        post("Transfer-Encoding: chunked;q=1\r\n") + chunks,
        post("Transfer-Encoding: \"chunked\"\r\n") + chunks,
        post("Transfer-Encoding: 'chunked'\r\n") + chunks,
        post("Transfer-Encoding: chunked\u000b\r\n") + chunks,
        post("Transfer-Encoding: \u000cchunked\r\n") + chunks,
        post("Transfer-Encoding: chunked\u0000\r\n") + chunks,
        post("Transfer-Encoding: ch\u00dcnked\r\n") + chunks);
    add(
        "two codings",
        post("Transfer-Encoding: chunked\r\nTransfer-Encoding: identity\r\n") + chunks,
        post("Transfer-Encoding: identity\r\nTransfer-Encoding: chunked\r\n") + chunks,
        post("Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n") + chunks,
        post("Transfer-Encoding: chunked\r\ntransfer-encoding: x\r\n") + chunks);
    add(
        "a coding before its version",
        post("Transfer-Encoding: chunked\r\n").replace("HTTP/1.1", "HTTP/1.0") + chunks,
        post("Content-Length: 5\r\nTransfer-Encoding: chunked\r\n").replace("1.1", "1.0") + chunks);
  }

  private void chunks() {
    String chunked = post("Transfer-Encoding: chunked\r\n");
    add(
        "a chunk size that wraps",
        chunked + "100000000\r\n\r\n",
        chunked + "100000002\r\n{}\r\n0\r\n\r\n",
        chunked + "ffffffff\r\n{}\r\n0\r\n\r\n",
        chunked + "80000000\r\n{}\r\n0\r\n\r\n",
        chunked + "10000000000000002\r\n{}\r\n0\r\n\r\n",
        chunked + "fffffffffffffffff\r\n{}\r\n0\r\n\r\n");
    add(
        "a chunk size that is no number",
        chunked + "0x2\r\n{}\r\n0\r\n\r\n",
        chunked + "+2\r\n{}\r\n0\r\n\r\n",
        chunked + "-2\r\n{}\r\n0\r\n\r\n",
        chunked + " 2\r\n{}\r\n0\r\n\r\n",
        chunked + "2 \r\n{}\r\n0\r\n\r\n",
        chunked + "2\t\r\n{}\r\n0\r\n\r\n",
        chunked + "\r\n{}\r\n0\r\n\r\n",
        chunked + "g\r\n{}\r\n0\r\n\r\n",
        chunked + "2_\r\n{}\r\n0\r\n\r\n",
        chunked + "\uff12\r\n{}\r\n0\r\n\r\n");
    add(
        "a line end within an extension",
        chunked + "2;a=\"\r\n0\r\n\r\n\"\r\n{}\r\n0\r\n\r\n",
        chunked + "2;a=\"x\ny\"\r\n{}\r\n0\r\n\r\n",
        chunked + "2;a=x\ny\r\n{}\r\n0\r\n\r\n",
        chunked + "2;a=x\ry\r\n{}\r\n0\r\n\r\n",
        chunked + "2;\n{}\r\n0\r\n\r\n",
        chunked + "2;a=\"\\\r\n\"\r\n{}\r\n0\r\n\r\n");
    add(
        "an extension of other characters",
        chunked + "2;a=\u0000\r\n{}\r\n0\r\n\r\n",
        chunked + "2;a=\u007f\r\n{}\r\n0\r\n\r\n",
        chunked + "2;" + "a".repeat(5000) + "\r\n{}\r\n0\r\n\r\n");
    add(
        "a chunk that does not end where it says",
        chunked + "2\r\n{}0\r\n\r\n",
        chunked + "2\r\n{} \r\n0\r\n\r\n",
        chunked + "1\r\n{}\r\n0\r\n\r\n",
        chunked + "2\r\n{}\n0\r\n\r\n",
        chunked + "2\r\n{}\r0\r\n\r\n");
    add(
        "a chunk line that ends otherwise",
        chunked + "2\n{}\r\n0\r\n\r\n",
        chunked + "2\r{}\r\n0\r\n\r\n",
        chunked + "2\r\n{}\r\n0\n\n",
        chunked + "2\r\r\n{}\r\n0\r\n\r\n");
    add(
        "a trailer that frames",
        chunked + "2\r\n{}\r\n0\r\nContent-Length: 30\r\n\r\n",
        chunked + "2\r\n{}\r\n0\r\nTransfer-Encoding: chunked\r\n\r\n",
        chunked + "2\r\n{}\r\n0\r\nHost: y\r\n\r\n",
        chunked + "2\r\n{}\r\n0\r\n a: b\r\n\r\n",
        chunked + "2\r\n{}\r\n0\r\na\r\n\r\n");
  }

  private void lines() {
    String host = "Host: x\r\n\r\n";
    add(
        "something before the method",
        "\u0000" + GET + host,
        "\u0001\u0002" + GET + host,
        " " + GET + host,
        "\t" + GET + host,
        "\n" + GET + host,
        "\r" + GET + host,
        "\r\n\r\n" + GET + host,
        "\r\n \r\n" + GET + host,
        "\u007f" + GET + host,
        "\u00a0" + GET + host);
    add(
        "a first line of other parts",
        "GET  /v1/facts HTTP/1.1\r\n" + host,
        "GET\t/v1/facts HTTP/1.1\r\n" + host,
        "GET /v1/facts  HTTP/1.1\r\n" + host,
        "GET /v1/facts HTTP/1.1 \r\n" + host,
        "GET /v1/facts HTTP/1.1 x\r\n" + host,
        "GET /v1/facts\u0000 HTTP/1.1\r\n" + host,
        "GET /v1/facts\r\n" + host,
        "GET\r\n" + host,
        "GET /v1/fa\u000bcts HTTP/1.1\r\n" + host,
        "GET /v1/facts\u00e9 HTTP/1.1\r\n" + host);
    add(
        "a method that is none",
        "G(T /v1/facts HTTP/1.1\r\n" + host,
        "GET: /v1/facts HTTP/1.1\r\n" + host,
        "G\u0000ET /v1/facts HTTP/1.1\r\n" + host,
        "{} /v1/facts HTTP/1.1\r\n" + host,
        "\"GET\" /v1/facts HTTP/1.1\r\n" + host);
    add(
        "a line that ends otherwise",
        "GET /v1/facts HTTP/1.1\n" + host,
        "GET /v1/facts HTTP/1.1\r" + host,
        GET + "Host: x\n\r\n",
        GET + "Host: x\r\r\n\r\n",
        GET + "Host: x\r\n\n",
        GET + "Host: x\r\n\r" + "x\n",
        GET + "Host: x\nX: y\r\n\r\n",
        GET + "Host: x\rX: y\r\n\r\n");
    add(
        "a folded line",
        post("Transfer-Encoding:\r\n chunked\r\n") + "0\r\n\r\n",
        post("Transfer-Encoding:\r\n\tchunked\r\n") + "0\r\n\r\n",
        post("Content-Length:\r\n 2\r\n") + "{}",
        post("X: y\r\n Content-Length: 2\r\n") + "{}",
        GET + " Host: x\r\n\r\n",
        GET + "\tX: y\r\nHost: x\r\n\r\n");
  }

  private void names() {
    add(
        "a space about a name",
        post("Transfer-Encoding : chunked\r\n") + "0\r\n\r\n",
        post("Transfer-Encoding\t: chunked\r\n") + "0\r\n\r\n",
        post("Content-Length : 2\r\n") + "{}",
        post("Content Length: 2\r\n") + "{}",
        post("Content-Length\u000b: 2\r\n") + "{}");
    add(
        "a name that is nearly one that frames",
        post("Transfer_Encoding: chunked\r\n") + "0\r\n\r\n",
        post("Content_Length: 2\r\n") + "{}",
        post("CONTENT_LENGTH: 2\r\n") + "{}",
        post("ContentLength: 2\r\n") + "{}",
        post("Content.Length: 2\r\nContent-Length: 0\r\n") + "{}",
        post("Transfer~Encoding: chunked\r\nContent-Length: 0\r\n"));
    add(
        "a name that is none",
        GET + "Host: x\r\n: y\r\n\r\n",
        GET + "Host: x\r\n:\r\n\r\n",
        GET + "Host: x\r\nX\r\n\r\n",
        GET + "Host: x\r\nX\u0000: y\r\n\r\n",
        GET + "Host: x\r\nTransfer\u00adEncoding: chunked\r\n\r\n",
        GET + "Host: x\r\n\"X\": y\r\n\r\n",
        GET + "Host: x\r\n(X): y\r\n\r\n",
        GET + "Host: x\r\nX[]: y\r\n\r\n");
    add(
        "a value with a control character",
        GET + "Host: x\r\nX: a\u0000b\r\n\r\n",
        GET + "Host: x\r\nX: a\u0008b\r\n\r\n",
        GET + "Host: x\r\nX: a\u007fb\r\n\r\n",
        GET + "Host: x\r\nX: \u001b[2J\r\n\r\n");
  }

  private void hosts() {
    add(
        "two hosts",
        GET + "Host: x\r\nHost: y\r\n\r\n",
        GET + "Host: x\r\nhost: x\r\n\r\n",
        GET + "Host: x\r\nX: y\r\nHOST: z\r\n\r\n");
    add("no host", GET + "\r\n", GET + "X-Host: x\r\n\r\n", GET + "Hosts: x\r\n\r\n");
    add(
        "a host that is none",
        GET + "Host: x y\r\n\r\n",
        GET + "Host: x/y\r\n\r\n",
        GET + "Host: x@y\r\n\r\n",
        GET + "Host: x , y\r\n\r\n",
        GET + "Host: x?y\r\n\r\n",
        GET + "Host: x#y\r\n\r\n",
        GET + "Host: <x>\r\n\r\n",
        GET + "Host: x%00\r\n\r\n",
        GET + "Host: x%41\r\n\r\n",
        GET + "Host: x(y)\r\n\r\n");
  }
}
