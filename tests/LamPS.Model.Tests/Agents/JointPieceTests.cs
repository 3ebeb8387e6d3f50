using LamPS.Model.Agents.Compact;
using Xunit;

namespace LamPS.Model.Tests.Agents;

public sealed class JointPieceTests
{
    [Theory]
    [InlineData("Underline \"one\"", "\"two\"", "Underline \"two\"")]
    [InlineData("Put \"one\" into the header", "the footer", "Put \"one\" into the footer")]
    [InlineData("Put \"one\" in the header", "footer", "Put \"one\" in the footer")]
    [InlineData("Put \"one\" in the footer", "into the header as well", "Put \"one\" in the header")]
    [InlineData("Add \"one\" to both the header", "footer", "Add \"one\" to both the footer")]
    [InlineData("Show the page number in the page header", "the footer", "Show the page number in the page footer")]
    [InlineData("Put \"one\" in the header", "\"two\" in the footer", "Put \"two\" in the footer")]
    [InlineData("Insert a header", "a footer", "Insert a footer")]
    [InlineData("Delete the header", "the footer", "Delete the footer")]
    [InlineData("Put \"one\" in the header", "the header", "the header")]
    [InlineData("Put \"one\" in the header", "the footer in bold", "the footer in bold")]
    [InlineData("Make \"one\" bold in the header", "the footer", "the footer")]
    [InlineData("Underline \"one\"", "\"two\" in the footer", "\"two\" in the footer")]
    [InlineData("Insert a table", "a footer", "a footer")]
    [InlineData("Put \u201cone\u201d in the header", "\u201ctwo\u201d in the footer", "Put \u201ctwo\u201d in the footer")]
    [InlineData("Insert a table with a header", "a footer", "a footer")]
    [InlineData("Turn on the little on-page control for headers", "footers", "footers")]
    [InlineData("line numbering reaches into the header", "the footer", "the footer")]
    [InlineData("underline \"one\" in the document header", "the footer", "the footer")]
    [InlineData("put \"one\" in the table header", "the footer", "the footer")]
    [InlineData("Add a border everywhere except in the header", "the footer", "the footer")]
    [InlineData("put a line between the header", "the footer", "the footer")]
    [InlineData("Type \"the header\"", "the footer", "the footer")]
    public void A_piece_takes_what_it_leaves_unsaid_from_the_first_one(string first, string piece, string meant) => Assert.Equal(meant, JointPiece.Meant(first, piece));

    [Theory]
    [InlineData("Make \"one\" bold in the header", "the footer", true)]
    [InlineData("Make \"one\" bold in the header", "the header", false)]
    [InlineData("Put \"one\" in the header", "the footer", false)]
    [InlineData("Insert a header", "a footer", false)]
    [InlineData("underline \"one\" in the document header", "the footer", true)]
    [InlineData("Make \"one\" bold", "the footer", false)]
    public void A_further_place_that_nothing_can_be_put_into_is_only_that(string first, string piece, bool isOnlyPlace) => Assert.Equal(isOnlyPlace, JointPiece.IsOnlyPlace(first, piece));

    [Theory]
    [InlineData("I want \"one\" in bold and underlined", "I want \"one\" in bold", "underlined", "I want \"one\" underlined")]
    [InlineData("I want \"one\" in bold, underlined", "I want \"one\" in bold", "underlined", null)]
    [InlineData("Put \"one\" between it and underlined", "Put \"one\" between it", "underlined", null)]
    [InlineData("Underline \"one\" and bold \"two\"", "Underline \"one\"", "bold \"two\"", null)]
    public void A_piece_may_be_a_further_thing_to_do_to_the_text(string whole, string first, string piece, string? meant) => Assert.Equal(meant, JointPiece.OfTheText(whole, first, piece));
}
