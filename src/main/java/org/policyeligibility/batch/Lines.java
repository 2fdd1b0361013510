package org.policyeligibility.batch;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.policyeligibility.UserError;

/** The lines of an output file, which one run at a time writes on behind those that are whole. */
final class Lines implements Closeable {
  private final Path file;
  private final FileChannel channel;
  private long whole;

  private Lines(Path file, FileChannel channel, long whole) {
    this.file = file;
    this.channel = channel;
    this.whole = whole;
  }

  /**
   * Opens a file, or makes it.
   *
   * @param whole bytes of it; what lies beyond is cut off
   * @throws UserError where another run writes it, or it has fewer
   */
  static Lines open(Path file, long whole) throws IOException {
    FileChannel channel =
        FileChannel.open(
            file, StandardOpenOption.CREATE, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS);
    if (channel.tryLock() == null) {
      channel.close();
      throw new UserError(file + " 正由另一次运行写入。", file + " is being written by another run.");
    }
    if (channel.size() < whole) {
      channel.close();
      throw new UserError(
          file + " 比中断时短，已被改动。", file + " is shorter than at the stop: it was changed.");
    }
    channel.truncate(whole);
    channel.position(whole);
    return new Lines(file, channel, whole);
  }

  /** Bytes that are whole. */
  long whole() {
    return whole;
  }

  /** All that was added is whole, here and in whatever belongs to it. */
  void keep() throws IOException {
    whole = channel.position();
  }

  /**
   * Adds lines, which are whole when they are kept.
   *
   * @throws FileSystemException with the file, where there is no room for them
   */
  void add(byte[] lines) throws FileSystemException {
    ByteBuffer left = ByteBuffer.wrap(lines);
    try {
      while (left.hasRemaining()) {
        channel.write(left);
      }
    } catch (IOException full) {
      throw of(full);
    }
  }

  /** Makes safe what is whole, and cuts off what is not. */
  void force() throws FileSystemException {
    try {
      channel.truncate(whole);
      channel.force(false);
    } catch (IOException full) {
      throw of(full);
    }
  }

  /** A channel does not say of which file it is. */
  private FileSystemException of(IOException unwritten) {
    return new FileSystemException(file.toString(), null, unwritten.getMessage());
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
