using LamPS.Core.Actions;
using LamPS.Core.Deciding;
using LamPS.Core.Elements;
using LamPS.Model.Agents;
using Xunit;

namespace LamPS.Model.Tests.Agents;

public sealed class CandidateChoiceTests
{
    [Fact]
    public void Only_what_can_take_the_focus_is_offered_it()
    {
        var context = Form.Context("Set Name to \"Zoe\"");
        var name = Form.Candidates(context).First(c => c.Element?.Name == "Name");

        Assert.False(Offers(name));
        Assert.True(Offers(name with { Element = name.Element! with { States = name.Element.States | ElementStates.Focusable } }));
        Assert.True(Offers(name with { Element = name.Element with { Role = Role.Document } }));

        bool Offers(Candidate candidate) =>
            CandidateChoice.Usable(context, [candidate with { Functions = [UiFunctions.Focus, UiFunctions.Click] }]).Single().Functions.Contains(UiFunctions.Focus);
    }
}
