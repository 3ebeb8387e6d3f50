using System.Globalization;
using LamPS.Learning.Records;

namespace LamPS.Learning.Templates;

/// <summary>What each kind of template document looks like.</summary>
internal sealed class TemplateKinds(TemplateWriter writer, Prose prose, SeededRandom random)
{
    private readonly TemplateParts _parts = new(writer);

    public void Plain()
    {
        var style = random.Next(2) == 0 ? null : "Text_20_body";
        for (var i = random.Between(3, 7); i > 0; i--)
        {
            writer.Paragraph(prose.Paragraph(), style);
        }
    }

    public void Headings()
    {
        writer.Paragraph(writer.Title, "Title");
        if (random.Next(2) == 0)
            writer.Paragraph(prose.One("closing"), "Subtitle");
        for (var i = random.Between(3, 5); i > 0; i--)
        {
            writer.Heading(prose.One("heading"), 1);
            Body(1, 2);
            for (var j = random.Between(0, 2); j > 0; j--)
            {
                writer.Heading(prose.One("item"), 2);
                Body(1, 1);
            }
        }
    }

    public void Lists()
    {
        writer.Heading(prose.One("heading"), 1);
        Body(1, 2);
        writer.List(false, Items(random.Between(3, 6), random.Next(2) == 0));
        Body(1, 2);
        writer.List(true, Items(random.Between(3, 5), false));
        Body(1, 1);
    }

    public void Tables()
    {
        writer.Paragraph(writer.Title, "Title");
        for (var i = random.Between(1, 2); i > 0; i--)
        {
            Body(1, 2);
            writer.Table(prose.Table(random.Between(3, 5)), random.Next(2) == 0);
        }

        Body(1, 2);
    }

    public void Images()
    {
        writer.Heading(prose.One("heading"), 1);
        for (var i = random.Between(1, 3); i > 0; i--)
        {
            Body(1, 1);
            _parts.Image(TemplatePicture.Draw(random), random.Between(4, 9), random.Next(3) == 0);
        }

        Body(2, 3);
    }

    public void Comments()
    {
        writer.Paragraph(writer.Title, "Title");
        for (var i = random.Between(2, 4); i > 0; i--)
        {
            var line = TemplateLine.Of(prose.Sentence() + " ");
            _parts.Comment(line, prose.Sentence(), prose.One("remark"), prose.One("person"));
            writer.Paragraph(line.Add(" " + prose.Sentence()));
            Body(0, 1);
        }
    }

    public void Changes()
    {
        writer.Heading(prose.One("heading"), 1);
        for (var i = random.Between(2, 3); i > 0; i--)
        {
            var line = TemplateLine.Of(prose.Sentence() + " ");
            if (random.Next(2) == 0)
                _parts.Inserted(line, prose.Sentence() + " ");
            else
                _parts.Deleted(line, prose.One("closing") + " ");
            writer.Paragraph(line.Add(prose.Sentence()));
            Body(1, 1);
        }
    }

    public void Sections()
    {
        writer.Paragraph(writer.Title, "Title");
        Body(1, 1);
        for (var i = 1; i <= 2; i++)
        {
            using (writer.Section($"Section{i}", 1, isProtected: false))
            {
                writer.Heading(prose.One("heading"), 1);
                Body(1, 3);
            }

            Body(1, 1);
        }
    }

    public void Long()
    {
        writer.Paragraph(writer.Title, "Title");
        for (var i = random.Between(8, 10); i > 0; i--)
        {
            writer.Heading(prose.One("heading"), 1);
            for (var j = random.Between(5, 7); j > 0; j--)
            {
                writer.Paragraph(prose.Paragraph(5, 8));
            }
        }
    }

    public void Multilingual()
    {
        writer.Paragraph(writer.Title, "Title");
        foreach (var (language, country) in random.Shuffle(new[] { ("de", "DE"), ("fr", "FR"), ("es", "ES"), ("it", "IT"), ("nl", "NL") }).Take(3))
        {
            Body(1, 1);
            writer.Paragraph(prose.Foreign(language, random.Between(2, 3)), _parts.Language(language, country));
        }

        Body(1, 1);
    }

    public void Letter()
    {
        foreach (var line in new[] { prose.One("person"), prose.One("street"), prose.One("city") })
        {
            writer.Paragraph(line, null);
        }

        var names = prose.Several("placeholder", 5);
        writer.Paragraph(names[0], null);
        writer.Paragraph($"{prose.One("title")}: {names[1]}", "Heading");
        writer.Paragraph($"Dear {names[0]},");
        writer.Paragraph($"{prose.Sentence()} Your reference is {names[1]}. {prose.Sentence()}");
        writer.Paragraph($"{prose.Sentence()} We have noted {names[2]} and {names[3]} for {names[0]}. {prose.Sentence()}");
        writer.Paragraph($"{prose.One("closing")} If {names[4]} has changed, please tell us.");
        writer.Paragraph("Yours sincerely,");
        writer.Paragraph(writer.Author);
    }

    public void Shapes()
    {
        writer.Heading(prose.One("heading"), 1);
        Body(1, 2);
        _parts.Frame(prose.Sentence(), random.Between(5, 8));
        Body(1, 2);
        _parts.Shape(random.Next(2) == 0 ? "rectangle" : "ellipse", random.Between(3, 6), random.Between(2, 3));
        Body(1, 2);
    }

    public void Notes()
    {
        writer.Paragraph(writer.Title, "Title");
        for (var i = random.Between(2, 4); i > 0; i--)
        {
            var line = TemplateLine.Of(prose.Sentence());
            _parts.Note(line, prose.Sentence(), isEndnote: i == 1);
            writer.Paragraph(line.Add(" " + prose.Sentence()));
            Body(0, 1);
        }
    }

    public void Links()
    {
        writer.Heading(prose.One("heading"), 1);
        for (var i = random.Between(2, 3); i > 0; i--)
        {
            var line = TemplateLine.Of(prose.Sentence() + " More about it on ");
            _parts.Link(line, prose.One("sitename"), prose.One("site"));
            writer.Paragraph(line.Add(". " + prose.Sentence()));
            Body(0, 1);
        }
    }

    public void Columns()
    {
        writer.Paragraph(writer.Title, "Title");
        Body(1, 1);
        using (writer.Section("Columns", random.Between(2, 3), isProtected: false))
        {
            Body(3, 5);
        }

        Body(1, 1);
    }

    public void Mixed()
    {
        writer.Heading(prose.One("heading"), 1);
        for (var i = random.Between(4, 6); i > 0; i--)
        {
            var line = TemplateLine.Of(prose.Sentence() + " ");
            _parts.Formatted(line, prose.Sentence(), random);
            line.Add(" " + prose.Sentence());
            writer.Paragraph(line, random.Next(2) == 0 ? "Text_20_body" : _parts.Layout(random));
        }

        writer.Paragraph(prose.Sentence(), "Quotations");
    }

    public void Header()
    {
        var footer = _parts.PageNumber(TemplateLine.Of("Page "));
        writer.HeaderAndFooter(prose.One("title"), footer);
        writer.Heading(prose.One("heading"), 1);
        Body(3, 6);
    }

    public void Bookmarks()
    {
        writer.Paragraph(writer.Title, "Title");
        for (var i = random.Between(2, 3); i > 0; i--)
        {
            var line = TemplateLine.Of(prose.Sentence() + " ");
            var text = prose.Sentence();
            _parts.Bookmark(line, $"Mark{i.ToString(CultureInfo.InvariantCulture)}", text);
            writer.Paragraph(line);
            Body(1, 1);
        }
    }

    public void Report()
    {
        writer.Paragraph(writer.Title, "Title");
        writer.Heading(prose.One("heading"), 1);
        Body(1, 2);
        writer.List(false, Items(random.Between(3, 4), false));
        writer.Heading(prose.One("heading"), 1);
        Body(1, 1);
        writer.Table(prose.Table(random.Between(3, 4)), hasHeader: true);
        Body(1, 1);
        writer.Heading(prose.One("heading"), 2);
        _parts.Image(TemplatePicture.Draw(random), 6, asCharacter: false);
        var line = TemplateLine.Of(prose.Sentence());
        _parts.Note(line, prose.Sentence(), isEndnote: false);
        writer.Paragraph(line);
        Body(1, 2);
    }

    private void Body(int least, int most)
    {
        for (var i = random.Between(least, most); i > 0; i--)
        {
            writer.Paragraph(prose.Paragraph(2, 4));
        }
    }

    private IEnumerable<(string, int)> Items(int count, bool nested) =>
        prose.Several("item", count).Select((text, i) => (text, nested && i % 3 == 2 ? 1 : 0));
}
