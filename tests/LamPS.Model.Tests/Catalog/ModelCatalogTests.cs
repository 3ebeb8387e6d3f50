using LamPS.Core;
using LamPS.Model.Catalog;
using Xunit;

namespace LamPS.Model.Tests.Catalog;

public sealed class ModelCatalogTests : IDisposable
{
    private const string Config = """{"model":{"context_length":8,"decoder":{"num_hidden_layers":1}}}""";

    private readonly string _root = Directory.CreateTempSubdirectory("lamps-model-").FullName;
    private readonly ModelCatalog _catalog;

    public ModelCatalogTests() => _catalog = new ModelCatalog(Path.Combine(_root, "own"), [Path.Combine(_root, "shipped")]);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => Directory.Delete(_root, true);

    [Fact]
    public async Task A_model_is_added_listed_shown_verified_and_removed()
    {
        var source = Make("incoming/phi");
        Put(source, "README.md", "---\nlanguage: en\nlicense: mit\n---\n# Phi");
        Put(source, ".cache/state", "x");
        Put(source, "sub/extra.bin", "more");

        var added = await _catalog.AddAsync(source, null, null, Token);

        Assert.Equal(("phi", ModelKind.Generative, "mit", true, false), (added.Name, added.Kind, added.Licence, added.HasHashes, added.IsShipped));
        Assert.Equal([added], _catalog.List());
        Assert.Equal(added, _catalog.Find("PHI"));
        Assert.False(Directory.Exists(Path.Combine(added.Folder, ".cache")));
        var checks = await _catalog.VerifyAsync("phi", Token);
        Assert.Equal(["README.md", "genai_config.json", "model.onnx", "sub/extra.bin"], checks.Select(c => c.Path));
        Assert.All(checks, c => Assert.Equal(ModelFileState.Intact, c.State));
        Assert.Equal("ModelExists", (await Fails(source)).Id);

        _catalog.Remove("phi");
        Assert.Empty(_catalog.List());
        Assert.Equal("ModelUnknown", Assert.Throws<LamException>(() => _catalog.Find("phi")).Id);
    }

    [Theory]
    [InlineData("shipped/desk", "writer", "desk")]
    [InlineData("shipped/desk", "calc", null)]
    [InlineData("shipped/desk", null, null)]
    [InlineData("own/desk", "writer", null)]
    public void A_shipped_model_plans_for_what_it_was_taught(string folder, string? application, string? model)
    {
        var made = Make(folder);
        new ModelManifest { Kind = ModelKind.Generative, Files = [], Applications = ["writer"] }.Write(made);

        Assert.Equal(model, _catalog.DefaultFor(application));
    }

    [Fact]
    public async Task Changed_missing_and_unlisted_files_are_found()
    {
        var added = await _catalog.AddAsync(Make("m"), "m", "Apache-2.0", Token);
        Put(added.Folder, "model.onnx", "weightS");
        Put(added.Folder, "new.txt", "");
        File.Delete(Path.Combine(added.Folder, "genai_config.json"));
        Put(added.Folder, "lam_config.json", "{}");

        var states = (await _catalog.VerifyAsync("m", Token)).ToDictionary(c => c.Path, c => c.State);

        Assert.Equal(ModelFileState.Changed, states["model.onnx"]);
        Assert.Equal(ModelFileState.Missing, states["genai_config.json"]);
        Assert.Equal(ModelFileState.Unlisted, states["new.txt"]);
        Assert.NotEmpty(_catalog.List()[0].Problem);
        Assert.Equal("Apache-2.0", _catalog.List()[0].Licence);
    }

    [Fact]
    public async Task A_model_that_does_not_fit_its_own_hashes_is_refused_and_nothing_is_left()
    {
        var added = await _catalog.AddAsync(Make("good"), null, null, Token);
        var copy = Path.Combine(_root, "copy");
        Directory.Move(added.Folder, copy);
        Put(copy, "model.onnx", "tampered");

        var error = await Fails(copy);

        Assert.Equal("ModelFileChanged", error.Id);
        Assert.Contains("model.onnx", error.Message, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFileSystemEntries(Path.Combine(_root, "own")));
    }

    [Fact]
    public async Task Shipped_models_are_listed_and_stay()
    {
        Make("shipped/lam-small");
        var entry = Assert.Single(_catalog.List());
        Assert.Equal(("lam-small", true, false), (entry.Name, entry.IsShipped, entry.HasHashes));
        Assert.All(await _catalog.VerifyAsync("lam-small", Token), c => Assert.Equal(ModelFileState.Unlisted, c.State));
        Assert.Equal("ModelNotRemovable", Assert.Throws<LamException>(() => _catalog.Remove("lam-small")).Id);
    }

    [Fact]
    public async Task What_is_no_model_is_refused()
    {
        var empty = Directory.CreateDirectory(Path.Combine(_root, "empty")).FullName;
        Assert.Equal("NotAModelFolder", (await Fails(empty)).Id);
        Assert.Equal("NotAModelFolder", (await Fails(Path.Combine(_root, "nothing"))).Id);
        var broken = Make("broken");
        File.Delete(Path.Combine(broken, "model.onnx"));
        Assert.Equal("ModelFileChanged", (await Fails(broken)).Id);
        Put(broken, "genai_config.json", "{");
        Assert.Equal("ModelConfigInvalid", (await Fails(broken)).Id);
        foreach (var name in new[] { "", "..", ".hidden", "a/b", "a\\b", "a b", "é" })
            Assert.Equal("ModelNameInvalid", (await Fails(Make("fine"), name)).Id);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => _catalog.AddAsync(Make("fine"), null, null, new CancellationToken(true)));
        Assert.Empty(_catalog.List());
    }

    [Theory]
    [InlineData("{")]
    [InlineData("""{"version":2,"kind":"generative","files":[]}""")]
    [InlineData("""{"kind":"generative","files":[{"path":"../x","bytes":1,"sha256":"0000000000000000000000000000000000000000000000000000000000000000"}]}""")]
    [InlineData("""{"kind":"generative","files":[{"path":"x","bytes":1,"sha256":"00"}]}""")]
    [InlineData("""{"kind":"generative","files":null}""")]
    public void A_damaged_list_of_hashes_is_named(string json)
    {
        var folder = Make("own/bad");
        Put(folder, ModelManifest.FileName, json);
        Assert.Equal("ModelManifestInvalid", Assert.Throws<LamException>(() => ModelManifest.Read(folder)).Id);
        Assert.Contains(ModelManifest.FileName, _catalog.List()[0].Problem, StringComparison.Ordinal);
    }

    private string Make(string name)
    {
        var folder = Directory.CreateDirectory(Path.Combine(_root, name)).FullName;
        Put(folder, "genai_config.json", Config);
        Put(folder, "model.onnx", "weights");
        return folder;
    }

    private static void Put(string folder, string path, string text)
    {
        var file = Path.Combine(folder, path);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, text);
    }

    private Task<LamException> Fails(string folder, string? name = null) => Assert.ThrowsAsync<LamException>(() => _catalog.AddAsync(folder, name, null, Token));
}
