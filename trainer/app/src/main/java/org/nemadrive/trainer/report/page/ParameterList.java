package org.nemadrive.trainer.report.page;

import java.lang.reflect.RecordComponent;
import java.util.LinkedHashMap;
import java.util.Map;

/** The parameters of a strategy by the names they have on the command line. */
public final class ParameterList {
  private ParameterList() {}

  /** Name and value of each component of a record, those of records inside it behind a dot. */
  public static Map<String, String> of(Object parameters) {
    Map<String, String> list = new LinkedHashMap<>();
    add("", parameters, list);
    return list;
  }

  private static void add(String before, Object parameters, Map<String, String> list) {
    for (RecordComponent component : parameters.getClass().getRecordComponents()) {
      String name = before + component.getName();
      Object value = value(component, parameters);
      if (value instanceof Record inner) {
        add(name + ".", inner, list);
      } else {
        list.put(name, String.valueOf(value));
      }
    }
  }

  private static Object value(RecordComponent component, Object owner) {
    try {
      return component.getAccessor().invoke(owner);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("a record that cannot be read: " + owner, e);
    }
  }
}
