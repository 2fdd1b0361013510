package org.policyeligibility.cli.terminal;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import org.policyeligibility.message.Text;

/**
 * The sentence for an exception that no command foresaw. A user is told what can be mended, and
 * never shown a stack trace.
 */
public final class ExceptionText {
  /** A name that the locale of the shell has no characters for, or that no file can have. */
  public static final Text FILE_NAME =
      new Text(
          "文件名无法读取：当前语言环境没有这些字符；请先执行 export LC_ALL=C.UTF-8（Windows：chcp 65001）。",
          "The name of a file cannot be read: the locale has no such characters; first run"
              + " export LC_ALL=C.UTF-8 (Windows: chcp 65001).");

  private ExceptionText() {}

  public static Text of(Throwable failed) {
    Throwable cause = failed;
    while (cause.getCause() != null && !(cause instanceof IOException)) {
      cause = cause.getCause();
    }
    if (cause instanceof FileSystemException named && named.getFile() != null) {
      Text why = reason(named);
      return new Text(named.getFile() + "：" + why.zh(), named.getFile() + ": " + why.en());
    }
    if (cause instanceof CharacterCodingException) {
      return new Text("有文件不是 UTF-8 编码；请另存为 UTF-8。", "A file is not in UTF-8; save it so.");
    }
    if (cause instanceof IOException) {
      return new Text("无法读写文件。", "A file cannot be read or written.");
    }
    if (cause instanceof InvalidPathException) {
      return FILE_NAME;
    }
    if (cause instanceof StackOverflowError || cause instanceof OutOfMemoryError) {
      return new Text("输入过深或过大，无法处理。", "The input is too deep or too large to be worked on.");
    }
    String name = cause.getClass().getSimpleName();
    return new Text(
        "程序出错（" + name + "）。请报告这条命令；POLICY_TRACE=1 显示出错的位置。",
        "The program failed ("
            + name
            + "). Please report the command; POLICY_TRACE=1 shows where.");
  }

  private static Text reason(FileSystemException failed) {
    if (failed instanceof NoSuchFileException) {
      return new Text("没有这个文件。", "there is no such file.");
    }
    if (failed instanceof AccessDeniedException) {
      return new Text("没有权限。", "access is denied.");
    }
    if (failed instanceof FileAlreadyExistsException) {
      return new Text("已经存在。", "is there already.");
    }
    String why = failed.getReason();
    return why == null
        ? new Text("无法读写。", "cannot be read or written.")
        : new Text("无法读写（" + why + "）。", "cannot be read or written (" + why + ").");
  }
}
