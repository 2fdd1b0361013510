package org.policyeligibility.law;

/** Who decides or receives the application, and whether the text says so. */
public record Authority(Text name, Basis basis) {}
