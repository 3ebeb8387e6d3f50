using LamPS.Core.Applications;
using LamPS.Model.Agents.Compact;
using LamPS.Model.Agents.Compact.Procedures;
using Xunit;

namespace LamPS.Model.Tests.Agents.Procedures;

public sealed class TaughtPlacesTests
{
    private const string There = "Choose Format > Page...|Open the tab Header|Switch on Header on|Press OK|Press keys Ctrl+PageUp";

    private static readonly MapWays Map = new(new ApplicationMap
    {
        Application = "writer",
        Menus = [new("Insert > Field > Date"), new("Insert > Field > First Author"), new("Insert > Header and Footer > Header > Default Page Style"), new("Format > Text > Bold")],
    });

    private static readonly TaughtPlaces Places = new([With([.. There.Split('|'), "Choose Insert > Field > Page Number"]), With(["Select the text \"{word}\"", "Press keys End", "Type \"{text}\""]), With(There.Split('|'))]);

    [Theory]
    [InlineData("put the date into the header", "Choose Insert > Field > Date")]
    [InlineData("the author at the top of every page", "Choose Insert > Field > First Author")]
    [InlineData("a header that says \"one\"", "Type \"one\"")]
    [InlineData("every page should have \"one\" at its top", "Type \"one\"")]
    [InlineData("put the date into the footer", null)] // Nobody was taught to go there.
    [InlineData("put the date at the end", null)]
    [InlineData("let every page have a header", null)]
    [InlineData("remove \"one\" from the header", null)]
    [InlineData("make the date in the header bold", null)]
    [InlineData("delete the word \"one\" in the header", null)] // It is there.
    public void What_is_named_is_put_at_the_place_that_is_named(string clause, string? content) =>
        Assert.Equal(content is null ? [] : [$"{There}|{content}"], Places.Find(clause, new RequestCues(clause), Map).Select(w => string.Join('|', w.Steps.Select(s => s.Text))));

    [Fact]
    public void Without_a_map_only_texts_are_put_there()
    {
        Assert.Empty(Places.Find("the date in the header", new RequestCues("the date in the header"), null));
        Assert.Single(Places.Find("header \"one\"", new RequestCues("header \"one\""), null));
    }

    private static Procedure With(IReadOnlyList<string> lines) => new() { Id = "any", Application = "writer", Phrasings = ["any"], Lines = lines };
}
