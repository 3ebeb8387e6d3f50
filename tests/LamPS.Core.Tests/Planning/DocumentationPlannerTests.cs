using LamPS.Core.Planning;
using Xunit;

namespace LamPS.Core.Tests.Planning;

public class DocumentationPlannerTests(ITestOutputHelper output)
{
    private readonly DocumentationPlanner _planner = new();

    [Theory]
    [InlineData("development.txt", 0.95)]
    [InlineData("heldout.txt", 0.6)]
    public async Task Requests_get_the_plans_they_should(string list, double least)
    {
        var cases = RequestList.Read(list);
        var show = list == "development.txt" || Environment.GetEnvironmentVariable("SHOW_HELDOUT") is not null;
        var good = 0;
        var refused = 0;
        foreach (var group in cases.GroupBy(c => c.Application))
        {
            var knowledge = RequestList.Knowledge(group.Key);
            var right = 0;
            foreach (var item in group)
            {
                var plan = await _planner.PlanAsync(RequestList.Task(item), knowledge, CancellationToken.None);
                if (RequestList.Fits(item, plan))
                {
                    right++;
                    refused += item.IsRefused ? 1 : 0;
                }
                else if (show)
                {
                    output.WriteLine($"[{item.Application}] {item.Request}\n   WANT {string.Join(" / ", item.Lines)}\n   GOT  {string.Join(" / ", plan.Steps.Select(s => s.Text))}{(plan.Unplanned.Count > 0 ? " UNPLANNED " + string.Join(" | ", plan.Unplanned) : "")}");
                }
            }

            good += right;
            output.WriteLine($"{group.Key}: {right} of {group.Count()}");
        }

        output.WriteLine($"{list}: {good} of {cases.Count} plans right; nonsense refused {refused} of {cases.Count(c => c.IsRefused)}");
        Assert.True(good >= least * cases.Count, $"{good} of {cases.Count}");
    }
}
