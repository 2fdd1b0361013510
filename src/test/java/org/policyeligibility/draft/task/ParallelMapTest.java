package org.policyeligibility.draft.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URL;
import java.net.URLClassLoader;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ParallelMapTest {
  private static final List<Integer> MANY = IntStream.range(0, 1_000).boxed().toList();

  @Test
  void results_come_in_the_order_of_the_list() {
    assertThat(ParallelMap.each(MANY, number -> number * 2))
        .isEqualTo(IntStream.range(0, 1_000).mapToObj(number -> number * 2).toList());
  }

  @Test
  void workers_see_the_classes_that_whoever_asks_sees() throws Exception {
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    try (URLClassLoader own = new URLClassLoader(new URL[0], before)) {
      thread.setContextClassLoader(own);
      assertThat(ParallelMap.each(MANY, number -> Thread.currentThread().getContextClassLoader()))
          .containsOnly(own);
    } finally {
      thread.setContextClassLoader(before);
    }
  }

  @Test
  void what_fails_on_one_element_fails_as_a_whole_and_as_it_is() {
    assertThatThrownBy(
            () ->
                ParallelMap.each(
                    MANY,
                    value -> {
                      if (value == 999) {
                        throw new NoSuchElementException("the last");
                      }
                      return value;
                    }))
        .isInstanceOf(NoSuchElementException.class)
        .hasMessage("the last");
  }
}
