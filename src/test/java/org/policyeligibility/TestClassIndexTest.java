package org.policyeligibility;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.test.common.PathTestHelper;
import io.quarkus.test.common.TestClassIndexer;
import java.io.IOException;
import java.nio.file.Path;
import org.jboss.jandex.Index;
import org.junit.jupiter.api.Test;

/**
 * Index file of the test classes, which services of several JVMs would write and delete in one
 * folder. A folder stands in its place, and Quarkus bears that; it ignores that it cannot delete.
 */
class TestClassIndexTest {
  @Test
  void of_several_JVMs_none_takes_the_index_away_from_another_and_each_knows_the_classes()
      throws IOException {
    Class<?> here = TestClassIndexTest.class;
    Path index =
        PathTestHelper.getTestClassesLocation(here).resolve(TestClassIndexer.TEST_CLASSES_IDX);
    TestClassIndexer.writeIndex(Index.of(here), here);
    assertThatThrownBy(() -> TestClassIndexer.removeIndex(here))
        .isInstanceOf(IllegalStateException.class);
    assertThat(index.resolve("why.txt")).isRegularFile();
    assertThat(TestClassIndexer.readIndex(here).getClassByName(here.getName())).isNotNull();
  }
}
