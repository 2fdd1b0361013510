package org.policyeligibility.batch;

/**
 * The result of one batch: whole lines, ready to be written.
 *
 * @param rows of the batch, answered or rejected
 * @param answers a line for each row and benefit
 * @param rejects a line for each row that is no profile
 */
@SuppressWarnings("ArrayRecordComponent") // handed over once, and compared by nobody
public record BatchResult(int rows, byte[] answers, byte[] rejects, Summary summary) {}
