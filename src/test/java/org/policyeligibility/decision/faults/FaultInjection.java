package org.policyeligibility.decision.faults;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Fault injection between the connection pool and the code: it sees each step, and may fail it,
 * change it or leave it out.
 */
interface FaultInjection {
  /** The step that is no statement. */
  String COMMIT = "commit";

  /**
   * Something that is done on a connection.
   *
   * @param what a statement, or {@link #COMMIT}
   * @param before the statements of this transaction so far
   */
  record Step(Connection on, String what, List<String> before) {
    static final String DECISION = "insert into decision (";
    static final String ERASED = "update decision set erased_at";

    boolean is(String beginning) {
      return what.startsWith(beginning);
    }

    /** Whether the transaction has done such a thing before. */
    boolean follows(String beginning) {
      return before.stream().anyMatch(statement -> statement.startsWith(beginning));
    }
  }

  /** The statement that is prepared in place of another. */
  default String inPlaceOf(String statement) {
    return statement;
  }

  /** Before a step. */
  default void before(Step step) throws SQLException {}

  /** False where the step is left out and said to be done. */
  default boolean happens(Step step) {
    return true;
  }

  /** After a step. */
  default void after(Step step) throws SQLException {}

  /** The pool as it is seen through this. */
  default UnaryOperator<DataSource> seen() {
    return pool ->
        proxy(
            DataSource.class,
            (self, method, arguments) -> {
              Object got = call(pool, method, arguments);
              return got instanceof Connection connection
                  ? new Wrapped(this, connection).seen()
                  : got;
            });
  }

  private static <T> T proxy(Class<T> type, InvocationHandler handler) {
    return type.cast(
        Proxy.newProxyInstance(
            FaultInjection.class.getClassLoader(), new Class<?>[] {type}, handler));
  }

  private static @Nullable Object call(Object target, Method method, Object @Nullable [] arguments)
      throws Throwable {
    try {
      return method.invoke(target, arguments);
    } catch (InvocationTargetException thrown) {
      throw thrown.getTargetException();
    }
  }

  /** A connection, with what its transaction has done so far. */
  final class Wrapped {
    private final FaultInjection faults;
    private final Connection connection;
    private final List<String> done = new ArrayList<>();

    private Wrapped(FaultInjection faults, Connection connection) {
      this.faults = faults;
      this.connection = connection;
    }

    private Connection seen() {
      return proxy(Connection.class, this::onConnection);
    }

    private @Nullable Object onConnection(Object self, Method method, Object @Nullable [] arguments)
        throws Throwable {
      return switch (method.getName()) {
        case COMMIT -> step(COMMIT, method, connection, arguments);
        case "rollback" -> {
          done.clear();
          yield call(connection, method, arguments);
        }
        case "prepareStatement" -> {
          Object[] changed = Objects.requireNonNull(arguments).clone();
          changed[0] = faults.inPlaceOf(String.valueOf(changed[0]));
          Object prepared = Objects.requireNonNull(call(connection, method, changed));
          yield statement(PreparedStatement.class, prepared, changed[0]);
        }
        case "createStatement" ->
            statement(
                Statement.class, Objects.requireNonNull(call(connection, method, arguments)), null);
        default -> call(connection, method, arguments);
      };
    }

    private <T> T statement(Class<T> type, Object statement, @Nullable Object prepared) {
      return proxy(
          type,
          (self, method, arguments) -> {
            if (!method.getName().startsWith("execute")) {
              return call(statement, method, arguments);
            }
            Object text = arguments == null || arguments.length == 0 ? prepared : arguments[0];
            return step(String.valueOf(text), method, statement, arguments);
          });
    }

    private @Nullable Object step(
        String what, Method method, Object target, Object @Nullable [] arguments) throws Throwable {
      Step step = new Step(connection, what, List.copyOf(done));
      faults.before(step);
      Object result = faults.happens(step) ? call(target, method, arguments) : left(method);
      if (what.equals(COMMIT)) {
        done.clear();
      } else {
        done.add(what);
      }
      faults.after(step);
      return result;
    }

    /** The result of a step that was left out. */
    private static @Nullable Object left(Method method) {
      Class<?> type = method.getReturnType();
      if (type == int.class) {
        return 1;
      }
      if (type == boolean.class) {
        return false;
      }
      return type == int[].class ? new int[0] : null;
    }
  }
}
