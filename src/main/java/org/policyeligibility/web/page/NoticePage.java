package org.policyeligibility.web.page;

/** A page that says one thing and where to go on. */
public record NoticePage(String heading, String text, String path, String link) {}
