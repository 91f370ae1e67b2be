package org.borderexchange.gateway.casework;

/**
 * A document that the hub keeps.
 *
 * @param sha256 of its bytes, 64 lower-case hexadecimal digits
 * @param name of the file, without folders
 * @param mediaType found from the content
 * @param size bytes
 */
public record CaseDocument(String sha256, String name, String mediaType, long size) {}
