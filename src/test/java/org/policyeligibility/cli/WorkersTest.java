package org.policyeligibility.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URL;
import java.net.URLClassLoader;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class WorkersTest {
  private static final List<Integer> MANY = IntStream.range(0, 1_000).boxed().toList();

  @Test
  void results_come_in_the_order_of_the_list() {
    assertThat(Workers.each(MANY, one -> one * 2))
        .isEqualTo(IntStream.range(0, 1_000).mapToObj(one -> one * 2).toList());
  }

  @Test
  void workers_see_the_classes_that_whoever_asks_sees() throws Exception {
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    try (URLClassLoader own = new URLClassLoader(new URL[0], before)) {
      thread.setContextClassLoader(own);
      assertThat(Workers.each(MANY, one -> Thread.currentThread().getContextClassLoader()))
          .containsOnly(own);
    } finally {
      thread.setContextClassLoader(before);
    }
  }

  @Test
  void what_fails_on_one_element_fails_as_a_whole_and_as_it_is() {
    assertThatThrownBy(
            () ->
                Workers.each(
                    MANY,
                    one -> {
                      if (one == 999) {
                        throw new NoSuchElementException("the last");
                      }
                      return one;
                    }))
        .isInstanceOf(NoSuchElementException.class)
        .hasMessage("the last");
  }
}
