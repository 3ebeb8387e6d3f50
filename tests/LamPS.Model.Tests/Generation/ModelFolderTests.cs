using System.Text;
using System.Text.Json.Nodes;
using LamPS.Contracts;
using LamPS.Core;
using LamPS.Model.Generation;
using LamPS.Model.Graphs;
using LamPS.Model.Onnx;
using LamPS.Model.Tests.Graphs;
using Xunit;

namespace LamPS.Model.Tests.Generation;

[Trait("Needs", "onnxruntime")]
public sealed class ModelFolderTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("lamps-model-").FullName;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => Directory.Delete(_folder, true);

    [Theory]
    [InlineData(CacheForm.Growing, WeightFormat.Float32)]
    [InlineData(CacheForm.Static, WeightFormat.Float32)]
    [InlineData(CacheForm.Growing, WeightFormat.Block8)]
    public async Task A_folder_is_built_saved_loaded_and_writes_the_reference_s_ids(CacheForm cache, WeightFormat format)
    {
        DecoderFolder.Write(_folder, Shapes.Tiny, Shapes.Weights(Shapes.Tiny), new() { Cache = cache, Weights = format }, [95, 96], 1);
        using var model = DecoderModel.Load(_folder, new() { Threads = 1 }, Token);
        using var context = model.NewContext();

        var result = await context.GenerateAsync(TestModels.Prompt, new() { MaxTokens = 12 }, Token);

        Assert.Equal([95, 96], model.Config.EndTokens);
        Assert.Equal((1, 64), (model.Config.BeginToken, model.Context));
        if (format == WeightFormat.Float32)
            Assert.Equal(TestModels.Reference().Greedy(TestModels.Prompt, 12), result.Ids);
        Assert.True(new FileInfo(Path.Combine(_folder, "model.onnx.data")).Length > 10_000);
        Assert.Empty(Directory.GetFiles(_folder, "*.part"));
    }

    [Fact]
    public async Task Names_and_numbers_are_taken_from_the_configuration()
    {
        // As another exporter might name them.
        Save(Shapes.Tiny);
        var path = Path.Combine(_folder, "model.onnx");
        var text = Encoding.Latin1.GetString(File.ReadAllBytes(path));
        text = text.Replace("past_key_values", "cached_kvs_here").Replace("present.", "returns.").Replace("input_ids", "tokens_in").Replace("logits", "scores");
        File.WriteAllBytes(path, Encoding.Latin1.GetBytes(text));
        Edit(root =>
        {
            var decoder = root["model"]!["decoder"]!;
            decoder["inputs"]!["input_ids"] = "tokens_in";
            decoder["inputs"]!["past_key_names"] = "cached_kvs_here.%d.key";
            decoder["inputs"]!["past_value_names"] = "cached_kvs_here.%d.value";
            decoder["outputs"]!["logits"] = "scores";
            decoder["outputs"]!["present_key_names"] = "returns.%d.key";
            decoder["outputs"]!["present_value_names"] = "returns.%d.value";
            root["model"]!["eos_token_id"] = new JsonArray(5, 6, 7);
            root["model"]!["type"] = "phi3";
            root["model"]!["decoder"]!["sliding_window"] = new JsonObject { ["window_size"] = 2048, ["alignment"] = "right" };
            root["search"]!["do_sample"] = true;
            root["search"]!["temperature"] = 0.7;
            root["search"]!["top_k"] = 50;
            root["search"]!["past_present_share_buffer"] = false;
            root["unknown"] = new JsonArray();
        });

        var config = DecoderConfig.Read(_folder);
        using var model = DecoderModel.Load(_folder, new() { Threads = 1 }, Token);
        using var context = model.NewContext();

        Assert.Equal(("phi3", 2048, false), (config.Family, config.SlidingWindow, config.SharesCache));
        Assert.Equal([5, 6, 7], config.EndTokens);
        Assert.Equal((0.7f, 50), (config.Defaults.Temperature, config.Defaults.TopK));
        Assert.Equal(TestModels.Reference().Greedy(TestModels.Prompt, 4), (await context.GenerateAsync(TestModels.Prompt, new() { MaxTokens = 4 }, Token)).Ids);
    }

    [Theory]
    [InlineData("{", "JSON")]
    [InlineData("[]", "isn't an object")]
    [InlineData("{}", "'model' is missing")]
    [InlineData("""{"model":{"context_length":0,"decoder":{"num_hidden_layers":1}}}""", "'context_length'")]
    [InlineData("""{"model":{"context_length":8,"decoder":{"num_hidden_layers":1e9}}}""", "'num_hidden_layers'")]
    [InlineData("""{"model":{"context_length":8,"decoder":{"num_hidden_layers":1,"filename":"../m.onnx"}}}""", "outside")]
    [InlineData("""{"model":{"context_length":8,"decoder":{"num_hidden_layers":1,"filename":"/m.onnx"}}}""", "outside")]
    [InlineData("""{"model":{"context_length":8,"eos_token_id":"</s>","decoder":{"num_hidden_layers":1}}}""", "no token")]
    [InlineData("""{"model":{"context_length":8,"decoder":{"num_hidden_layers":1}},"search":{"do_sample":true,"top_p":7}}""", "TopP")]
    public void A_damaged_configuration_is_named(string json, string expected)
    {
        File.WriteAllText(Path.Combine(_folder, "genai_config.json"), json);
        var error = Assert.Throws<LamException>(() => DecoderConfig.Read(_folder));
        Assert.Equal(ExitCode.InvalidInput, error.ExitCode);
        Assert.Contains(expected, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Missing_files_are_named()
    {
        Assert.Equal("ModelConfigMissing", Fails().Id);
        Save(Shapes.Tiny);
        File.Delete(Path.Combine(_folder, "model.onnx.data"));
        Assert.Contains("'model.onnx.data' is missing", Fails().Message, StringComparison.Ordinal);
        File.Delete(Path.Combine(_folder, "model.onnx"));
        Assert.Contains("there is no such file", Fails().Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_configuration_of_another_model_is_refused()
    {
        Save(Shapes.Tiny);
        Edit(root => root["model"]!["decoder"]!["num_hidden_layers"] = 3);
        Assert.Equal("UnknownTensorName", Fails().Id);
        Edit(root => root["model"]!["decoder"]!["num_hidden_layers"] = 1);
        Assert.Equal("ModelInputNotSupported", Fails().Id);
        Edit(root => root["model"]!["decoder"]!["outputs"]!["logits"] = "present.0.key");
        Assert.Equal("ModelTensorNotSupported", Fails().Id);
    }

    [Fact]
    public void A_model_cut_off_anywhere_is_an_error_and_no_crash()
    {
        Save(Shapes.Tiny with { Layers = 1 });
        var path = Path.Combine(_folder, "model.onnx");
        var whole = File.ReadAllBytes(path);
        var random = new Random(3);
        for (var i = 0; i < 40; i++)
        {
            File.WriteAllBytes(path, whole[..random.Next(whole.Length)]);
            Assert.Equal("ModelFileNotUsable", Fails().Id);
        }

        File.WriteAllBytes(path, whole);
        var data = path + ".data";
        File.WriteAllBytes(data, File.ReadAllBytes(data)[..^100]);
        Assert.Contains("cut off", Fails().Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_damaged_model_is_an_error_and_no_crash()
    {
        Save(Shapes.Tiny with { Layers = 1 });
        var path = Path.Combine(_folder, "model.onnx");
        var whole = File.ReadAllBytes(path);
        var random = new Random(4);
        for (var i = 0; i < 60; i++)
        {
            var damaged = whole.ToArray();
            for (var n = 0; n < 1 + (i % 4); n++)
                damaged[random.Next(damaged.Length)] = (byte)random.Next(256);
            File.WriteAllBytes(path, damaged);
            try
            {
                // A changed name or weight may well load; nothing else than an error of ours may come.
                DecoderModel.Load(_folder, new() { Threads = 1 }, Token).Dispose();
            }
            catch (LamException)
            {
            }
        }
    }

    [Theory]
    [InlineData("/etc/passwd")]
    [InlineData("../secret.bin")]
    [InlineData("sub/../../secret.bin")]
    [InlineData("..\\secret.bin")]
    [InlineData("C:\\secret.bin")]
    [InlineData("")]
    public void Data_outside_of_the_folder_is_not_read(string location)
    {
        var path = Path.Combine(_folder, "model.onnx");
        File.WriteAllBytes(path, ModelWithData(location));
        var error = Assert.Throws<LamException>(() => OnnxSession.Load(path, new(), Token));
        Assert.Contains("outside of its folder", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Files_that_are_no_models_are_refused()
    {
        var path = Path.Combine(_folder, "model.onnx");
        foreach (var content in new[] { "", "hello", "<html>", new string('\u000f', 50), "{\"a\":1}" })
        {
            File.WriteAllText(path, content);
            Assert.Equal("ModelFileNotUsable", Assert.Throws<LamException>(() => OnnxSession.Load(path, new(), Token)).Id);
        }

        // Nested without end.
        var nested = Array.Empty<byte>();
        for (var i = 0; i < 200; i++)
            nested = [.. new ProtoWriter().Bytes(1, new ProtoWriter().Bytes(5, new ProtoWriter().Bytes(6, nested).Written.Span).Written.Span).Written.Span];
        File.WriteAllBytes(path, new ProtoWriter().Bytes(7, nested).Written.ToArray());
        Assert.Contains("nested too deeply", Assert.Throws<LamException>(() => OnnxSession.Load(path, new(), Token)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_model_in_memory_has_no_external_data()
    {
        var error = Assert.Throws<LamException>(() => OnnxSession.Load(ModelWithData("beside.bin"), new(), Token));
        Assert.Contains("only a model in a file", error.Message, StringComparison.Ordinal);
        Assert.Equal("ModelFileNotUsable", Assert.Throws<LamException>(() => OnnxSession.Load(ReadOnlyMemory<byte>.Empty, new(), Token)).Id);
    }

    private static byte[] ModelWithData(string location)
    {
        var entry = new ProtoWriter().Text(1, "location").Text(2, location);
        var tensor = new ProtoWriter().Int(1, 4).Int(2, 1).Text(8, "w").Message(13, entry).Int(14, 1);
        return new ProtoWriter().Int(1, 8).Message(7, new ProtoWriter().Message(5, tensor)).Written.ToArray();
    }

    private void Save(TransformerShape shape) => DecoderFolder.Write(_folder, shape, Shapes.Weights(shape), new(), [96], null);

    private LamException Fails() => Assert.Throws<LamException>(() => DecoderModel.Load(_folder, new() { Threads = 1 }, Token));

    private void Edit(Action<JsonNode> change)
    {
        var path = Path.Combine(_folder, "genai_config.json");
        var root = JsonNode.Parse(File.ReadAllText(path, Encoding.UTF8))!;
        change(root);
        File.WriteAllText(path, root.ToJsonString());
    }
}
