package org.policyeligibility.ruleset.drools;

import java.util.Map;

/** Classes compiled in this process. */
final class CompiledClasses extends ClassLoader {
  private final Map<String, byte[]> classes;

  CompiledClasses(Map<String, byte[]> classes, ClassLoader parent) {
    super(parent);
    this.classes = classes;
  }

  /** Own classes first: the shipped rules of the same names are on the parent's path. */
  @Override
  protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
    synchronized (getClassLoadingLock(name)) {
      byte[] bytes = classes.get(name);
      if (bytes == null) {
        return super.loadClass(name, resolve);
      }
      Class<?> loaded = findLoadedClass(name);
      return loaded != null ? loaded : defineClass(name, bytes, 0, bytes.length);
    }
  }
}
