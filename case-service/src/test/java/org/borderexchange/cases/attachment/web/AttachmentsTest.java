package org.borderexchange.cases.attachment.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.borderexchange.cases.casefile.CaseEvents.BA;
import static org.borderexchange.cases.casefile.CaseEvents.NOW;
import static org.borderexchange.cases.casefile.CaseEvents.RS;
import static org.borderexchange.cases.casefile.CaseEvents.but;
import static org.borderexchange.cases.casefile.CaseEvents.document;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.borderexchange.cases.CasesOverHttp;
import org.borderexchange.cases.casefile.CaseEvents.Opened;
import org.borderexchange.schemas.topic.CountryCode;
import org.borderexchange.schemas.wire.CaseActKind;
import org.borderexchange.schemas.wire.CaseDocument;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Over real HTTP, into the bucket of a real store. */
class AttachmentsTest {

    private static final int MEGABYTE = 1024 * 1024;
    private static final String ATTACHMENTS = "/api/v1/attachments/";

    private final CasesOverHttp cases = CasesOverHttp.started();
    private final Opened opened = Opened.next();

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void whatWasBroughtIsReadByWhoeverSeesACaseThatNamesIt(boolean lengthIsTold) {
        var bytes = bytes(MEGABYTE + 17);
        names("report.pdf", bytes);

        var brought = cases.put("rs.duty-officer", ATTACHMENTS + hash(bytes), bytes, lengthIsTold);
        var read = cases.getBytes("rs.analyst", documentOf(bytes));

        assertThat(brought.status()).as(brought.body()).isEqualTo(204);
        assertThat(read.statusCode()).isEqualTo(200);
        assertThat(read.body()).isEqualTo(bytes);
        assertThat(read.headers().map())
                .containsEntry(
                        "content-disposition",
                        List.of("attachment; filename=\"report.pdf\"; filename*=UTF-8''report.pdf"))
                .containsEntry("content-type", List.of("application/pdf"))
                .containsEntry("content-length", List.of(String.valueOf(bytes.length)))
                .containsEntry("x-content-type-options", List.of("nosniff"))
                .containsEntry("content-security-policy", List.of("sandbox; default-src 'none'"))
                .containsEntry("cache-control", List.of("no-store"));
    }

    @Test
    void whoBringsTheSameAgainDoesNotLearnThatItWasThere() {
        var bytes = bytes(1000);

        var first = cases.put("rs.duty-officer", ATTACHMENTS + hash(bytes), bytes, true);
        var second = cases.put("ba.duty-officer", ATTACHMENTS + hash(bytes), bytes, true);

        assertThat(second.status()).isEqualTo(first.status()).isEqualTo(204);
        assertThat(second.response().headers().map().keySet())
                .isEqualTo(first.response().headers().map().keySet());
    }

    @Test
    void fiftyMegabytesAreTaken() {
        var bytes = bytes(50 * MEGABYTE);

        assertThat(cases.put("rs.duty-officer", ATTACHMENTS + hash(bytes), bytes, true)
                        .status())
                .isEqualTo(204);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void fiftyOneMegabytesAreTooMany(boolean lengthIsTold) {
        var bytes = bytes(51 * MEGABYTE);
        names("large.pdf", bytes);

        var answer = cases.put("rs.duty-officer", ATTACHMENTS + hash(bytes), bytes, lengthIsTold);

        assertThat(answer.status()).isEqualTo(413);
        assertThat(answer.problem()).isEqualTo("content-too-large");
        assertThat(cases.get("rs.analyst", documentOf(bytes)).problem()).isEqualTo("bytes-not-here");
    }

    @Test
    void bytesThatAreNotThoseOfTheHashAreRefusedAlsoIfOthersAreThere() {
        var bytes = bytes(300_000);
        var others = bytes(300_000);
        names("report.pdf", bytes);

        var answer = cases.put("rs.duty-officer", ATTACHMENTS + hash(bytes), others, true);
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.problem()).isEqualTo("wrong-hash");
        assertThat(cases.get("rs.analyst", documentOf(bytes)).status()).isEqualTo(404);

        cases.put("rs.duty-officer", ATTACHMENTS + hash(bytes), bytes, true);
        assertThat(cases.put("ba.duty-officer", ATTACHMENTS + hash(bytes), others, true)
                        .status())
                .isEqualTo(422);
        assertThat(cases.getBytes("rs.analyst", documentOf(bytes)).body()).isEqualTo(bytes);
    }

    @Test
    void aHashOfAnotherFormIsNamedAsTheFault() {
        var answer = cases.put("rs.duty-officer", ATTACHMENTS + "A".repeat(64), bytes(1), true);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.pointers()).containsExactly("/sha256");
    }

    @Test
    void whoeverSeesNoCaseThatNamesItIsAnsweredAsIfItWereNotThere() {
        var bytes = bytes(1000);
        cases.put("rs.duty-officer", ATTACHMENTS + hash(bytes), bytes, true);
        var unnamed = cases.get("rs.analyst", documentOf(bytes));
        names("report.pdf", bytes);
        cases.project(opened.to(BA));

        for (var who : List.of("ba.analyst", "hub.hub-analyst")) {
            var answer = cases.get(who, documentOf(bytes));
            assertThat(answer.status()).isEqualTo(404);
            assertThat(answer.body()).isEqualTo(unnamed.body());
        }
        assertThat(unnamed.problem()).isEqualTo("not-found");
    }

    @Test
    void ofADocumentWhoseBytesAreNotHereThatIsSaid() {
        var bytes = bytes(1000);
        names("report.pdf", bytes);

        var answer = cases.get("rs.analyst", documentOf(bytes));

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.problem()).isEqualTo("bytes-not-here");
    }

    /** Otherwise whoever has seen a hash once could attach it to a case of his own, or ask whether others have a file. */
    @Test
    void toNameAHashIsNotToHaveTheDocument() {
        var bytes = bytes(1000);
        names(document(hash(bytes), "report.pdf", bytes.length), RS);
        cases.put("ba.duty-officer", ATTACHMENTS + hash(bytes), bytes, true);

        var ofAnother = cases.get("rs.analyst", documentOf(bytes));
        cases.put("rs.duty-officer", ATTACHMENTS + hash(bytes), bytes, true);
        var ofItsOwn = cases.getBytes("rs.analyst", documentOf(bytes));

        assertThat(ofAnother.status()).isEqualTo(404);
        assertThat(ofAnother.problem()).isEqualTo("bytes-not-here");
        assertThat(ofItsOwn.body()).isEqualTo(bytes);
    }

    @Test
    void aHostileNameStaysANameAndAHostileTypeIsNotTrusted() {
        var bytes = bytes(10);
        cases.put("rs.duty-officer", ATTACHMENTS + hash(bytes), bytes, true);
        names(
                new CaseDocument(
                        hash(bytes), "../../etc/Извештај\r\nSet-Cookie: a=b\"; filename=\"x.html", "text/*; q", 10L),
                RS);

        var read = cases.getBytes("rs.analyst", documentOf(bytes));

        assertThat(read.headers().map()).doesNotContainKey("set-cookie");
        assertThat(read.headers().firstValue("content-type")).contains("application/octet-stream");
        assertThat(read.headers().firstValue("content-disposition").orElseThrow())
                .startsWith("attachment; ")
                .contains("filename*=UTF-8''%D0%98%D0%B7%D0%B2")
                .doesNotContain("etc", "; filename=\"x.html");
    }

    @ParameterizedTest
    @CsvSource({
        "a.pdf, a.pdf",
        "../../etc/passwd, passwd",
        "C:\\temp\\a.pdf, a.pdf",
        "'..', document",
        "'a\u202Efdp.exe', afdp.exe",
        "'a\r\nb\u0000.pdf', ab.pdf",
        "'\"a\".pdf', a.pdf",
        "'  .hidden. ', hidden",
        "Извештај 1.pdf, Извештај 1.pdf"
    })
    void fileNamesAreSafe(String name, String safe) {
        assertThat(FileName.safe(name)).isEqualTo(safe);
    }

    @Test
    void aLongNameKeepsItsEnd() {
        assertThat(FileName.safe("😀".repeat(200) + ".pdf"))
                .hasSizeLessThanOrEqualTo(150)
                .endsWith("😀.pdf")
                .doesNotContain("?");
    }

    private void names(String name, byte[] bytes) {
        names(document(hash(bytes), name, bytes.length), RS);
    }

    private void names(CaseDocument document, CountryCode attachedBy) {
        cases.project(but(opened.to(RS), file -> file.setDocuments(List.of(document))));
        cases.project(opened.act(RS, attachedBy, CaseActKind.ATTACH_DOCUMENT, NOW, act -> act.setDocument(document)));
    }

    private String documentOf(byte[] bytes) {
        return "/api/v1/cases/" + opened.id() + "/documents/" + hash(bytes);
    }

    private static byte[] bytes(int size) {
        var bytes = new byte[size];
        new Random().nextBytes(bytes);
        return bytes;
    }

    private static String hash(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException everyJavaPlatformHasIt) {
            throw new IllegalStateException(everyJavaPlatformHasIt);
        }
    }
}
