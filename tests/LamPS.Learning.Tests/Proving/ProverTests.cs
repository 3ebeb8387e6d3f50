using LamPS.Core.Applications;
using LamPS.Core.Desktops;
using LamPS.Core.Planning;
using LamPS.Desktop.Sandbox;
using LamPS.Learning.Episodes;
using LamPS.Learning.Proving;
using LamPS.Learning.Recipes;
using LamPS.Learning.Tasks;
using LamPS.Learning.Tests.Episodes;
using LamPS.Learning.Tests.Recipes;
using Xunit;

namespace LamPS.Learning.Tests.Proving;

public sealed class ProverTests : IDisposable
{
    private const string Writes = """
            expert:
              - { line: "Write it", act: set_text, on: "textbox[name='Document']", with: { text: "{word}" } }
            near-misses:
              - [{ line: "Write it", act: set_text, on: "textbox[name='Document']", with: { text: "NEAR" } }]
        """;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("lamps-prover-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task ARightRecipeIsProvenBothWays()
    {
        var proof = await ProveAsync(Writes.Replace("NEAR", "nothing", StringComparison.Ordinal), new FileBench());
        Assert.Empty(proof.Problems);
        Assert.Equal((1, 1, 2), (proof.Tried, proof.Passed, proof.NearMisses));
    }

    [Fact]
    public async Task AnExpertThatDoesNotDoItIsNoProof() =>
        Assert.Contains("for its own expert", Assert.Single((await ProveAsync(Writes.Replace("{word}\"", "wrong\"", StringComparison.Ordinal), new FileBench())).Problems), StringComparison.Ordinal);

    [Fact]
    public async Task AChecksThatTakesANearMissIsFound() =>
        Assert.Contains("accept a near miss", Assert.Single((await ProveAsync(Writes.Replace("NEAR", "{word}", StringComparison.Ordinal), new FileBench())).Problems), StringComparison.Ordinal);

    [Fact]
    public async Task ACheckThatTakesAnyValueIsFound()
    {
        var proof = await ProveAsync(Writes, new CredulousBench());
        Assert.Contains(proof.Problems, p => p.Contains("for another 'word'", StringComparison.Ordinal));
        Assert.Contains(proof.Problems, p => p.Contains("accept a near miss", StringComparison.Ordinal));
        Assert.False(proof.IsProven);
    }

    [Fact]
    public async Task WithoutAnyoneWhoDoesItNothingIsProven() =>
        Assert.Contains("neither expert nor proof", Assert.Single((await ProveAsync("", new FileBench())).Problems), StringComparison.Ordinal);

    private async Task<RecipeProof> ProveAsync(string more, ITaskBench bench)
    {
        var recipes = SomeRecipes.Catalog(SomeRecipes.Family("write-word", more: more));
        var task = EpisodeStoreTests.Task("write-word/1") with
        {
            Parts = [new TaskPart("write-word", 0, new Dictionary<string, ParameterValue> { ["word"] = ParameterValue.Text("hello") })],
        };
        var prover = new Prover(recipes, bench, new EpisodeOptions
        {
            Catalog = new ApplicationCatalog([.. SandboxCatalog.All]), Knowledge = (_, _) => ValueTask.FromResult(PlanningKnowledge.None), Scratch = _folder.FullName,
        });
        List<Episode> episodes = [];
        if (more.Length > 0)
        {
            await new Collector(prover.Runner, _ => Task.FromResult<IDesktop>(new SandboxDesktop()), TimeProvider.System)
                .RunAsync([.. prover.Episodes([task])], 1, (_, e) => episodes.Add(e), null, TestContext.Current.CancellationToken);
        }

        return prover.Judge(recipes["write-word"], [task], episodes);
    }

    private sealed class CredulousBench : ITaskBench
    {
        private readonly FileBench _inner = new();

        public string Prepare(TaskInstance task, string folder) => _inner.Prepare(task, folder);

        public bool IsWhole(string document) => true;

        public Judgement Judge(TaskInstance task, string folder) => Judgement.Yes;

        public IEnumerable<(string Parameter, ParameterValue Value)> OtherValues(TaskInstance task) => _inner.OtherValues(task);
    }
}
