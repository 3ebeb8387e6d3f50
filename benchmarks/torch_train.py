"""The other side of the benchmark 'train': the same compact LAM, weights, batch and AdamW in libtorch.

Reads PREFIX.json (what there is) and PREFIX.bin (numbers), then answers each line 'N' with the milliseconds of N steps and their losses, as JSON.
"""
import json
import math
import sys
import time

import torch
import torch.nn.functional as F

prefix, threads = sys.argv[1], int(sys.argv[2])
torch.set_num_threads(threads)
described = json.load(open(prefix + ".json"))
raw = open(prefix + ".bin", "rb").read()
kinds = {"float32": torch.float32, "int64": torch.int64, "int32": torch.int32}


def read(entry):
    kind = kinds[entry["type"]]
    count = math.prod(entry["shape"])
    values = torch.frombuffer(bytearray(raw[entry["offset"]:entry["offset"] + count * (8 if kind == torch.int64 else 4)]), dtype=kind)
    return values.reshape(entry["shape"]).clone()


w = {name: read(entry).requires_grad_() for name, entry in described["weights"].items()}
b = {name: read(entry) for name, entry in described["batch"].items()}
layers, heads, width, epsilon = described["layers"], described["heads"], described["width"], described["normEpsilon"]
size, head_width, slots = width // heads, described["headWidth"], described["slots"]
batch, length = b["input_ids"].shape
wanted = b["wanted"].shape[1]
half = size // 2
angles = torch.arange(described["context"])[:, None].double() / described["ropeTheta"] ** (2.0 * torch.arange(half).double() / size)
cos, sin = angles.cos().float(), angles.sin().float()


def bias(seers):
    seen = b["segments"][:, None, :]
    allowed = (seen == 0) | (seen == seers[:, :, None])
    return torch.where(allowed, 0.0, -1e9)[:, None]


full, last = bias(b["segments"]), bias(b["wanted_segments"])
flat = b["wanted"].reshape(-1)
places = (b["position_ids"], b["wanted_positions"])
turns = [(cos[p][:, :, None], sin[p][:, :, None]) for p in places]


def normalize(x, name):
    return x * torch.rsqrt(x.square().mean(-1, keepdim=True) + epsilon) * w[name]


def turned(x, turn):
    c, s = turn
    one, two = x[..., :half], x[..., half:]
    return torch.cat((one * c - two * s, two * c + one * s), -1)


def forward():
    hidden = F.embedding(b["input_ids"], w["embed"]).reshape(-1, width) + b["token_features"].reshape(batch * length, -1) @ w["features"]
    for i in range(layers):
        is_last = i + 1 == layers
        x = normalize(hidden, f"layers.{i}.norm1")
        q, k, v = w[f"layers.{i}.qkv"].split(width, 1)
        key = turned((x @ k).view(batch, length, heads, size), turns[0]).transpose(1, 2)
        value = (x @ v).view(batch, length, heads, size).transpose(1, 2)
        if is_last:
            hidden, x = hidden[flat], x[flat]
        rows = wanted if is_last else length
        query = turned((x @ q).view(batch, rows, heads, size), turns[1 if is_last else 0]).transpose(1, 2) / math.sqrt(size)
        shares = torch.softmax(query @ key.transpose(2, 3) + (last if is_last else full), -1)
        hidden = hidden + (shares @ value).transpose(1, 2).reshape(-1, width) @ w[f"layers.{i}.out"]
        gate, up = (normalize(hidden, f"layers.{i}.norm2") @ w[f"layers.{i}.up"]).chunk(2, 1)
        hidden = hidden + (F.silu(gate) * up) @ w[f"layers.{i}.down"]
    rows = normalize(hidden, "norm")

    decision = rows[b["decision"]]
    candidates = rows[b["candidates"].reshape(-1)]
    query = (decision @ w["candidate.query"] / math.sqrt(head_width))[:, :, None]
    ranked = ((candidates @ w["candidate.key"]).view(batch, -1, head_width) @ query)[:, :, 0]
    ranked = ranked + (b["candidate_features"] @ w["candidate.features"])[:, :, 0] + b["candidate_mask"]
    inner = F.gelu((decision @ w["function.decision"])[:, None] + (candidates @ w["function.candidate"]).view(batch, -1, head_width))
    functions = inner @ w["function.out"] + w["function.out.bias"] + (decision @ w["function.direct"])[:, None] + b["function_mask"]
    functions = functions.reshape(-1, functions.shape[-1])[b["chosen"]]
    ends = rows[b["span_starts"].reshape(-1)] @ w["span.start"] + rows[b["span_ends"].reshape(-1)] @ w["span.end"]
    keys = ends.view(batch, -1, head_width) + w["span.type"][b["span_types"]]
    spans = (decision @ w["span.query"] / math.sqrt(head_width)).view(batch, slots, head_width) @ keys.transpose(1, 2) + b["span_mask"]
    statuses = decision @ w["status.out"] + w["status.out.bias"]

    loss = -(F.log_softmax(ranked, -1) * b["candidate_target"]).sum()
    for logits, target in ((functions, b["function_target"]), (spans.reshape(-1, spans.shape[-1]), b["span_target"].reshape(-1)), (statuses, b["status_target"])):
        loss = loss + F.cross_entropy(logits, target, ignore_index=-1, reduction="sum")
    return loss / batch


# As on the other side: one thread by what the processor spent, several by the clock.
now = time.process_time if threads == 1 else time.perf_counter
decays = described["decays"]
optimizer = torch.optim.AdamW(
    [{"params": [w[n] for n in w if n in decays], "weight_decay": described["weightDecay"]}, {"params": [w[n] for n in w if n not in decays], "weight_decay": 0.0}],
    lr=described["learningRate"], betas=tuple(described["betas"]), eps=described["epsilon"])
print(json.dumps({"version": torch.__version__, "threads": torch.get_num_threads()}), flush=True)
for line in sys.stdin:
    times, losses = [], []
    for _ in range(int(line)):
        started = now()
        optimizer.zero_grad(set_to_none=True)
        loss = forward()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(list(w.values()), described["clipNorm"])
        optimizer.step()
        losses.append(loss.item())
        times.append((now() - started) * 1000)
    print(json.dumps({"milliseconds": times, "losses": losses}), flush=True)
