using System.Globalization;
using LamPS.Learning.Records;

namespace LamPS.Learning.Templates;

/// <summary>
/// Makes the documents that tasks start from: OpenDocument texts that differ by kind and seed, with everyday content of many trades. The
/// same kind and seed give the same bytes on every machine.
/// </summary>
public static class TemplateLibrary
{
    private static readonly (string Kind, Action<TemplateKinds> Make)[] All =
    [
        ("plain", k => k.Plain()),
        ("headings", k => k.Headings()),
        ("lists", k => k.Lists()),
        ("tables", k => k.Tables()),
        ("images", k => k.Images()),
        ("comments", k => k.Comments()),
        ("changes", k => k.Changes()),
        ("sections", k => k.Sections()),
        ("long", k => k.Long()),
        ("multilingual", k => k.Multilingual()),
        ("letter", k => k.Letter()),
        ("shapes", k => k.Shapes()),
        ("notes", k => k.Notes()),
        ("links", k => k.Links()),
        ("columns", k => k.Columns()),
        ("mixed", k => k.Mixed()),
        ("header", k => k.Header()),
        ("bookmarks", k => k.Bookmarks()),
        ("report", k => k.Report()),
    ];

    /// <summary>Kinds of documents, in a fixed order.</summary>
    public static IReadOnlyList<string> Kinds { get; } = [.. All.Select(k => k.Kind)];

    /// <summary>Makes a document.</summary>
    /// <param name="kind">Kind, one of <see cref="Kinds"/>.</param>
    /// <param name="seed">Seed; other seeds give other texts, sizes and numbers of things.</param>
    /// <returns>The document and what stands in it.</returns>
    /// <exception cref="Core.LamException">There is no such kind (<c>KindUnknown</c>).</exception>
    public static Template Make(string kind, int seed)
    {
        var make = All.FirstOrDefault(k => k.Kind == kind).Make ?? throw TemplateErrors.KindUnknown(kind);
        var random = new SeededRandom($"template/{kind}/{seed.ToString(CultureInfo.InvariantCulture)}");
        var prose = new Prose(random);
        var date = new DateTime(2026, 1, 5, 9, 15, 0, DateTimeKind.Unspecified).AddDays(random.Next(240));
        var writer = new TemplateWriter(prose.One("title"), prose.One("person"), date);
        make(new TemplateKinds(writer, prose, random));
        return new Template(kind, seed, writer.Ledger.ToContent(prose.Topic, writer.Title, random), writer.ToPackage());
    }
}
