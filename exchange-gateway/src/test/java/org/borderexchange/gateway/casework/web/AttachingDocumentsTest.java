package org.borderexchange.gateway.casework.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.borderexchange.gateway.casework.CaseExamples.caseFile;
import static org.borderexchange.gateway.casework.CaseExamples.someCase;
import static org.borderexchange.gateway.casework.CaseExamples.toldCase;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.borderexchange.gateway.GatewayOverHttp;
import org.borderexchange.gateway.GatewayOverHttp.Answer;
import org.borderexchange.gateway.casework.document.FakeClamd;
import org.borderexchange.schemas.topic.CaseId;
import org.borderexchange.schemas.topic.EventKey;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AttachingDocumentsTest {

    private static final String PDF = "application/pdf";
    private static final String ZIP = "application/zip";
    private static final String DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
    private static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    private static final int MEGABYTE = 1024 * 1024;

    /** Method of compression (APPNOTE.TXT 4.4.5). */
    private static final int XZ = 95;

    private final GatewayOverHttp gateway = GatewayOverHttp.started();
    private final CaseId id = held();

    @Test
    void aDocumentIsKeptByTheHubAndTheActNamesItsHash() throws Exception {
        var pdf = pdf("a report");
        var sha256 = sha256(pdf);

        var answer = attach("izveštaj.pdf", PDF, pdf);

        assertThat(answer.status()).as(answer.body()).isEqualTo(202);
        assertThat(answer.json().get("document"))
                .hasToString(
                        "{\"sha256\":\"" + sha256 + "\",\"name\":\"izveštaj.pdf\",\"mediaType\":\"application/pdf\","
                                + "\"size\":" + pdf.length + "}");
        assertThat(answer.header("Location")).startsWith("/api/v1/cases/" + id + "/acts/RS-");
        var stored = gateway.documents.stored(sha256).orElseThrow();
        assertThat(stored.mediaType()).isEqualTo(PDF);
        assertThat(stored.size()).isEqualTo(pdf.length);
        assertThat(stored.authorization()).isEqualTo("Bearer " + gateway.token("duty-officer"));
        var act = answer.json().get("act").stringValue();
        var sent = gateway.casework.sent(
                EventKey.parse(id + "/" + act.replaceFirst("-", "/")).orElseThrow());
        assertThat(sent.getDocument().getSha256()).isEqualTo(sha256);
        assertThat(sent.getDocument().getSize()).isEqualTo(pdf.length);
        assertThat(sent.getBasedOn()).isNull();
    }

    @Test
    void theSameAgainIsAnActOfItsOwn() {
        var pdf = pdf("twice");

        assertThat(attach("a.pdf", PDF, pdf).status()).isEqualTo(202);
        assertThat(attach("b.pdf", PDF, pdf).status()).isEqualTo(202);
    }

    @ParameterizedTest
    @CsvSource({
        "note.txt,text/plain",
        "list.csv,text/csv",
        "photo.png,image/png",
        "photo.jpg,image/jpeg",
        "letter.docx," + DOCX,
        "table.xlsx," + XLSX,
        "letter.odt,application/vnd.oasis.opendocument.text"
    })
    void whatIsCalledWhatItIsIsTaken(String name, String mediaType) {
        var answer = attach(name, mediaType, content(name));

        assertThat(answer.status()).as(answer.body()).isEqualTo(202);
        assertThat(answer.json().at("/document/mediaType").stringValue()).isEqualTo(mediaType);
    }

    @Test
    void aZipThatIsCalledPdfIsRefusedWithBothMediaTypesAndNothingElse() {
        var answer = attach("secret-name.pdf", PDF, zip("a.txt", "text"));

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.problem()).isEqualTo("document-misnamed");
        assertThat(answer.json().at("/errors").findValuesAsString("message"))
                .containsExactly(
                        "declared as application/pdf, is application/zip",
                        "named as application/pdf, is application/zip");
        assertThat(answer.body()).doesNotContain("secret-name");
    }

    @ParameterizedTest
    @CsvSource({
        // name, declared, content of
        "a.pdf,text/plain,a.pdf",
        "a.txt,application/pdf,a.pdf",
        "a,application/pdf,a.pdf",
        "a.docx," + DOCX + ",a.zip",
        "a.docx," + DOCX + ",a.xlsx",
        "a.docx," + DOCX + ",a.docm",
        "a.txt,text/plain,a.pdf",
        "a.pdf,application/pdf,a.txt",
        "a.png,image/png,a.jpg",
        "a.csv,text/csv,a.png",
        "a.pdf,made/up,a.pdf"
    })
    void whatIsCalledOtherwiseIsRefused(String name, String declared, String contentOf) {
        var answer = attach(name, declared, content(contentOf));

        assertThat(answer.status()).as(answer.body()).isEqualTo(422);
        assertThat(answer.problem()).isEqualTo("document-misnamed");
        assertThat(answer.body()).doesNotContain("made/up");
    }

    /** To look into it takes a library that is not here. */
    @Test
    void anOfficeDocumentThatIsCompressedWithXzIsRefused() {
        var answer = attach("a.docx", DOCX, compressedAs(XZ, content("a.docx")));

        assertThat(answer.status()).as(answer.body()).isEqualTo(422);
        assertThat(answer.problem()).isEqualTo("document-misnamed");
    }

    @ParameterizedTest
    @CsvSource({"a.zip," + ZIP, "a.html,text/html", "a.docm,application/vnd.ms-word.document.macroenabled.12"})
    void whatIsNotTakenIsRefused(String name, String mediaType) {
        var answer = attach(name, mediaType, content(name));

        assertThat(answer.status()).as(answer.body()).isEqualTo(422);
        assertThat(answer.problem()).isEqualTo("document-not-taken");
    }

    @Test
    void fiftyMegabytesAreTakenAndOneMoreIsTooLarge() {
        var largest = attach("large.pdf", PDF, padded(50 * MEGABYTE));
        assertThat(largest.status()).as(largest.body()).isEqualTo(202);
        assertThat(largest.json().at("/document/size").longValue()).isEqualTo(50L * MEGABYTE);

        var announced = attach("large.pdf", PDF, padded(51 * MEGABYTE));
        assertThat(announced.status()).isEqualTo(413);
        assertThat(announced.problem()).isEqualTo("content-too-large");
    }

    @Test
    void aDocumentThatSaysNotHowLongItIsIsMeasured() {
        var answer = gateway.upload(
                "duty-officer",
                path("large.pdf"),
                BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(padded(51 * MEGABYTE))),
                "Content-Type",
                PDF);

        assertThat(answer.status()).isEqualTo(413);
    }

    @Test
    void aHarmfulDocumentIsRefusedAndNotStored() throws Exception {
        var harmful = pdf(FakeClamd.SIGNATURE);

        var answer = attach("a.pdf", PDF, harmful);

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.problem()).isEqualTo("document-infected");
        assertThat(gateway.documents.stored(sha256(harmful))).isEmpty();
    }

    @Test
    void whatCannotBeScannedIsNotStored() throws Exception {
        var pdf = pdf("not scanned");
        gateway.clamd.setErring(true);
        try {
            var answer = attach("a.pdf", PDF, pdf);

            assertThat(answer.status()).isEqualTo(503);
            assertThat(answer.header("Retry-After")).isEqualTo("5");
            assertThat(gateway.documents.stored(sha256(pdf))).isEmpty();
        } finally {
            gateway.clamd.setErring(false);
        }
    }

    @Test
    void whileTheHubIsAwayNothingIsSaid() {
        int said = gateway.casework.saidInAll();
        gateway.documents.refuseWith(Optional.of(503));
        try {
            assertThat(attach("a.pdf", PDF, pdf("unheard")).status()).isEqualTo(503);
        } finally {
            gateway.documents.refuseWith(Optional.empty());
        }
        assertThat(gateway.casework.saidInAll()).isEqualTo(said);
    }

    @Test
    void everyFaultOfTheRequestIsToldAtOnce() {
        var answer = gateway.upload(
                "duty-officer",
                "/api/v1/cases/" + id + "/documents?name=..%2Fa.pdf",
                BodyPublishers.ofByteArray(pdf("a")));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.pointers()).containsExactlyInAnyOrder("/name", "");
        assertThat(attach("a.pdf", PDF, new byte[0]).status()).isEqualTo(400);
        assertThat(gateway.upload(
                                "duty-officer",
                                "/api/v1/cases/" + id + "/documents",
                                BodyPublishers.ofByteArray(pdf("a")),
                                "Content-Type",
                                PDF)
                        .pointers())
                .containsExactly("/name");
    }

    @Test
    void aCaseThatIsNotHereTakesNoDocuments() {
        var answer = gateway.upload(
                "duty-officer",
                "/api/v1/cases/" + someCase() + "/documents?name=a.pdf",
                BodyPublishers.ofByteArray(pdf("a")),
                "Content-Type",
                PDF);

        assertThat(answer.status()).isEqualTo(404);
    }

    private Answer attach(String name, String contentType, byte[] content) {
        return gateway.upload(
                "duty-officer", path(name), BodyPublishers.ofByteArray(content), "Content-Type", contentType);
    }

    private String path(String name) {
        return "/api/v1/cases/" + id + "/documents?name=" + URLEncoder.encode(name, StandardCharsets.UTF_8);
    }

    private CaseId held() {
        var held = someCase();
        gateway.casework.cases().applyNewer(List.of(toldCase(caseFile(held, 3))));
        return held;
    }

    /** Something of the kind that the extension stands for. */
    private static byte[] content(String name) {
        return switch (name.substring(name.lastIndexOf('.') + 1)) {
            case "pdf" -> pdf("content");
            case "txt" -> "Seen in Bar, нa граници.".getBytes(StandardCharsets.UTF_8);
            case "csv" -> "plate,place\nBG123,Bar\n".getBytes(StandardCharsets.UTF_8);
            case "html" -> "<!DOCTYPE html><html><head></head></html>".getBytes(StandardCharsets.UTF_8);
            case "png" -> HexFormat.of().parseHex("89504e470d0a1a0a0000000d4948445200000001");
            case "jpg" -> HexFormat.of().parseHex("ffd8ffe000104a46494600010100000100010000ffd9");
            case "zip" -> zip("a.txt", "text");
            case "docx" ->
                office(
                        "word/document.xml",
                        "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml");
            case "docm" -> office("word/document.xml", "application/vnd.ms-word.document.macroEnabled.main+xml");
            case "xlsx" ->
                office("xl/workbook.xml", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml");
            case "odt" -> zip("mimetype", "application/vnd.oasis.opendocument.text");
            default -> throw new IllegalArgumentException(name);
        };
    }

    private static byte[] pdf(String text) {
        return ("%PDF-1.7\n% " + text + "\n%%EOF\n").getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] padded(int size) {
        var pdf = pdf("padding");
        return Arrays.copyOf(pdf, size);
    }

    /** The least that is an office document: its main part and what says so. */
    private static byte[] office(String part, String contentType) {
        return zip(
                "[Content_Types].xml",
                "<?xml version=\"1.0\"?><Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">"
                        + "<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
                        + "<Override PartName=\"/" + part + "\" ContentType=\"" + contentType + "\"/></Types>",
                "_rels/.rels",
                "<?xml version=\"1.0\"?><Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
                        + "<Relationship Id=\"r1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument\" Target=\""
                        + part + "\"/></Relationships>",
                part,
                "<?xml version=\"1.0\"?><document/>");
    }

    /** @param entries names and texts in turn */
    private static byte[] zip(String... entries) {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            for (int i = 0; i < entries.length; i += 2) {
                zip.putNextEntry(new ZipEntry(entries[i]));
                zip.write(entries[i + 1].getBytes(StandardCharsets.UTF_8));
                zip.closeEntry();
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    /** The same zip with another method of compression in the headers of all entries (APPNOTE.TXT 4.3.7, 4.3.12). */
    private static byte[] compressedAs(int method, byte[] zip) {
        var headers = ByteBuffer.wrap(zip.clone()).order(ByteOrder.LITTLE_ENDIAN);
        for (int at = 0; at < zip.length - Integer.BYTES; at++) {
            switch (headers.getInt(at)) {
                case 0x04034b50 -> headers.putShort(at + 8, (short) method);
                case 0x02014b50 -> headers.putShort(at + 10, (short) method);
                default -> {}
            }
        }
        return headers.array();
    }

    private static String sha256(byte[] bytes) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    }
}
