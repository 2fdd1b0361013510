package org.policyeligibility.api.wire;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.Path;
import jakarta.validation.Validator;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.policyeligibility.api.problem.Unprocessable;
import org.policyeligibility.api.problem.UnreadableJson;
import org.policyeligibility.message.Language;
import org.policyeligibility.profile.InputFault;

/**
 * Data binding of a request body to a record, whose components say by Jakarta Validation what they
 * may hold. A constraint's {@code message} is the code of its fault. By hand where the tree becomes
 * a record, since Jackson ends at the first mismatch and coerces: a client is told all that is
 * wrong, at once.
 */
@ApplicationScoped
public class JsonBody {
  /** A larger body is not read. */
  public static final int MOST_BYTES = BodyParser.MOST_BYTES;

  private final Validator validator;

  JsonBody(Validator validator) {
    this.validator = validator;
  }

  /**
   * A body as a tree of maps, lists, strings, numbers, booleans and nulls.
   *
   * @throws WebApplicationException 413 for one that is too large
   */
  public static @Nullable Object tree(byte @Nullable [] body) throws UnreadableJson {
    requireBounded(body);
    return BodyParser.read(body);
  }

  /**
   * The body of a question as such a tree. Besides blanks it has 136 KiB at most, which is more
   * than one has that states everything.
   *
   * @throws WebApplicationException 413 for one that is too large
   */
  public static @Nullable Object question(byte @Nullable [] body) throws UnreadableJson {
    requireBounded(body);
    return BodyParser.question(body);
  }

  private static void requireBounded(byte @Nullable [] body) {
    if (body != null && body.length > MOST_BYTES) {
      throw new WebApplicationException(Response.Status.REQUEST_ENTITY_TOO_LARGE);
    }
  }

  /**
   * Reads a body that has to be there.
   *
   * @throws Unprocessable with all that is wrong with it
   */
  public <T extends Record> T read(byte @Nullable [] body, Class<T> type, Language language)
      throws UnreadableJson {
    return bound(tree(body), type, language);
  }

  /**
   * Reads a body that can be left out; generated clients write null for one that is.
   *
   * @throws Unprocessable with all that is wrong with it
   */
  public <T extends Record> T readIfThere(byte @Nullable [] body, Class<T> type, Language language)
      throws UnreadableJson {
    Object tree = body == null || body.length == 0 ? null : tree(body);
    return bound(tree == null ? Map.of() : tree, type, language);
  }

  private <T extends Record> T bound(@Nullable Object tree, Class<T> type, Language language) {
    List<InputFault> faults = new ArrayList<>();
    T bound = null;
    if (tree instanceof Map<?, ?> members) {
      RecordBinder.refuseUnknown(members, type, "", faults);
      bound = bind(members, type, faults);
    } else {
      faults.add(InputFault.of("", "wrong-type", "expected", "object"));
    }
    if (bound == null || !faults.isEmpty()) {
      throw Unprocessable.of(faults, language);
    }
    return bound;
  }

  /**
   * Reads the members of a body that are those of a record, and leaves the others to somebody else.
   *
   * @param faults where everything wrong with them is added
   * @return null where something is
   */
  public <T extends Record> @Nullable T bind(
      Map<?, ?> members, Class<T> type, List<InputFault> faults) {
    int before = faults.size();
    T bound = type.cast(RecordBinder.bind(members, type, "", faults));
    Set<String> misread =
        faults.subList(before, faults.size()).stream()
            .map(InputFault::pointer)
            .collect(Collectors.toSet());
    validator.validate(bound).stream()
        .map(JsonBody::fault)
        .filter(fault -> !misread.contains(fault.pointer()))
        .sorted(Comparator.comparing(InputFault::pointer).thenComparing(InputFault::code))
        .forEach(faults::add);
    return faults.size() > before ? null : bound;
  }

  private static InputFault fault(ConstraintViolation<?> violation) {
    Map<String, String> details = new TreeMap<>();
    violation
        .getConstraintDescriptor()
        .getAttributes()
        .forEach(
            (name, value) -> {
              if (value instanceof Integer || value instanceof Long) {
                details.put(name, String.valueOf(value));
              }
            });
    String pointer = pointer(violation.getPropertyPath());
    if (violation.getLeafBean() instanceof Record bean) {
      List<String> codes =
          RecordBinder.codes(bean.getClass(), pointer.substring(pointer.lastIndexOf('/') + 1));
      if (!codes.isEmpty()) {
        details.put("values", String.join(", ", codes));
      }
    }
    return new InputFault(pointer, violation.getMessageTemplate(), details);
  }

  private static String pointer(Path path) {
    StringBuilder pointer = new StringBuilder();
    for (Path.Node node : path) {
      if (node.getIndex() != null) {
        pointer.append('/').append(node.getIndex());
      }
      if (node.getName() != null) {
        pointer.append('/').append(node.getName());
      }
    }
    return pointer.toString();
  }
}
