package org.nemadrive.trainer.strategy.choice;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import org.nemadrive.simulator.files.Names;
import org.nemadrive.simulator.files.WholeNumber;

/** Copies a record with one component changed, named and given as text. */
final class RecordCopy {
  private RecordCopy() {}

  /**
   * A copy that differs in one component, checked by the record's own constructor.
   *
   * @param original the record, which stays as it is
   * @param path name of the component; before it those of the records around it
   * @param value its new value: a number, a truth value, the name of an enum constant, or what the
   *     component's type reads by its {@code valueOf(String)}
   * @throws IllegalArgumentException if there is no such component or it cannot have the value
   */
  static <R> R with(R original, List<String> path, String value) {
    RecordComponent[] components = original.getClass().getRecordComponents();
    Object[] values = new Object[components.length];
    boolean found = false;
    try {
      for (int i = 0; i < components.length; i++) {
        values[i] = components[i].getAccessor().invoke(original);
        if (components[i].getName().equals(path.getFirst())) {
          found = true;
          values[i] =
              path.size() > 1 && values[i] instanceof Record inner
                  ? with(inner, path.subList(1, path.size()), value)
                  : parse(components[i], value);
        }
      }
      if (!found) {
        List<String> names = Arrays.stream(components).map(RecordComponent::getName).toList();
        throw new IllegalArgumentException(
            "no parameter \"%s\"%s; there are %s"
                .formatted(
                    path.getFirst(),
                    Names.didYouMean(path.getFirst(), names),
                    String.join(", ", names)));
      }
      Class<?>[] types =
          Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
      @SuppressWarnings("unchecked")
      Constructor<R> constructor =
          (Constructor<R>) original.getClass().getDeclaredConstructor(types);
      return constructor.newInstance(values);
    } catch (InvocationTargetException e) {
      throw new IllegalArgumentException(e.getCause().getMessage(), e);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("a record that cannot be copied: " + original, e);
    }
  }

  private static Object parse(RecordComponent component, String value) {
    Class<?> type = component.getType();
    try {
      if (type == int.class) {
        return WholeNumber.parseInt(value);
      }
      if (type == double.class) {
        return Double.valueOf(value);
      }
      if (type == boolean.class && (value.equals("true") || value.equals("false"))) {
        return Boolean.valueOf(value);
      }
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(
          "%s is \"%s\", needs a %s"
              .formatted(component.getName(), value, type == int.class ? "whole number" : "number"),
          e);
    }
    if (type.isEnum()) {
      for (Object constant : type.getEnumConstants()) {
        if (constant.toString().equalsIgnoreCase(value)) {
          return constant;
        }
      }
    }
    return valueOf(component, value);
  }

  /** A value of a type that reads itself, by {@code public static valueOf(String)}. */
  private static Object valueOf(RecordComponent component, String value) {
    try {
      return component.getType().getMethod("valueOf", String.class).invoke(null, value);
    } catch (InvocationTargetException e) {
      throw new IllegalArgumentException(component.getName() + ": " + e.getCause().getMessage(), e);
    } catch (ReflectiveOperationException e) {
      throw new IllegalArgumentException(
          "%s cannot be set to \"%s\"".formatted(component.getName(), value), e);
    }
  }
}
