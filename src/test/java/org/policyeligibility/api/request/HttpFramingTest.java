package org.policyeligibility.api.request;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Tests of the framing of HTTP messages. Only bytes that are one message for every reader pass,
 * however they are cut up: others could smuggle a request.
 */
@Tag("apart")
class HttpFramingTest {
  private static final String NEXT = "GET / HTTP/1.1\r\nHost: x\r\n\r\n";

  private static ByteBuf bytes(String text) {
    return Unpooled.wrappedBuffer(text.getBytes(StandardCharsets.ISO_8859_1));
  }

  /** Where the fault is, read in parts of a length. */
  private static int fault(String text, int length) {
    HttpFraming framing = new HttpFraming();
    for (int from = 0; from < text.length(); from += length) {
      int at = framing.read(bytes(text.substring(from, Math.min(text.length(), from + length))));
      if (at != HttpFraming.SOUND) {
        return from + at;
      }
    }
    return HttpFraming.SOUND;
  }

  static List<SmugglingForms.Form> forms() {
    return SmugglingForms.all();
  }

  @Test
  void the_corpus_has_150_forms_of_25_kinds() {
    assertThat(forms()).hasSizeGreaterThanOrEqualTo(150);
    assertThat(forms().stream().map(SmugglingForms.Form::kind).collect(Collectors.toSet()))
        .hasSizeGreaterThanOrEqualTo(25);
  }

  @ParameterizedTest
  @MethodSource("forms")
  void a_form_of_smuggling_is_at_fault_before_the_second_request_begins(SmugglingForms.Form form) {
    int whole = fault(form.bytes(), form.bytes().length());
    assertThat(whole).isNotNegative();
    assertThat(fault(form.bytes(), 1)).isEqualTo(whole);
    assertThat(whole).isLessThanOrEqualTo(form.bytes().indexOf("/v1/smuggled"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GET /v1/facts HTTP/1.1\r\nHost: x\r\n\r\n",
        "\r\nGET /v1/facts HTTP/1.1\r\nHost: x\r\n\r\n",
        "GET /v1/facts HTTP/1.0\r\n\r\n",
        "GET /v1/facts HTTP/9.9\r\nHost: [2001:db8::1]:8080\r\n\r\n",
        "OPTIONS * HTTP/1.1\r\nHost:\r\n\r\n",
        "POST / HTTP/1.1\r\nHost: x:1\r\nContent-Length: 2\r\n\r\n{}",
        "POST / HTTP/1.1\r\nhost: x\r\ncontent-length:2 \r\n\r\n\u0000\r",
        "POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: Chunked\r\n\r\n0\r\n\r\n",
        "POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n2;a=b; c\r\n{}\r\n00002\r\n\r\n\r\n0\r\nX: y\r\n\r\n",
        "GET / HTTP/1.1\r\nHost: x\r\nX: \u00e9\ty\r\nY:\r\n\r\n"
      })
  void a_sound_message_passes_and_so_does_the_next(String message) {
    for (int length : List.of(1, 2, 3, 7, 1000)) {
      assertThat(fault(message + message + NEXT, length)).isEqualTo(HttpFraming.SOUND);
    }
  }

  @Property(tries = 100_000)
  void whatever_comes_is_read_the_same_however_it_is_cut_up(@ForAll byte[] bytes) {
    String text = new String(bytes, StandardCharsets.ISO_8859_1);
    assertThat(fault(text, 1)).isEqualTo(fault(text, Math.max(1, text.length())));
  }

  @ParameterizedTest
  @ValueSource(strings = {"[::::]", "[1.2.3]", "[1::2::3]", "[1.2.3.4]", ":80", "x:1:2", "a%41"})
  void a_host_of_which_no_address_can_be_made_is_refused(String host) {
    assertThat(fault("GET / HTTP/1.1\r\nHost: " + host + "\r\n\r\n", 100)).isNotNegative();
  }

  @Test
  void what_frames_a_body_may_be_64_kilobytes_more_than_the_body() {
    String head = "POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n";
    String chunk = "1\r\n{\r\n";
    String large = "400\r\n" + "{".repeat(0x400) + "\r\n";
    assertThat(fault(head + chunk.repeat(16_000) + "0\r\n\r\n", 1_000))
        .isEqualTo(HttpFraming.SOUND);
    assertThat(fault(head + chunk.repeat(17_000) + "0\r\n\r\n", 1_000)).isNotNegative();
    assertThat(fault(head + large.repeat(1_000) + "0\r\n\r\n", 1_000)).isEqualTo(HttpFraming.SOUND);
    String extended = "1;x=" + "y".repeat(200) + "\r\n{\r\n";
    assertThat(fault(head + extended.repeat(400), 1_000)).isNotNegative();
  }
}
