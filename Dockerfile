# Brevier: no build step, so the image is Node, the dependencies and the sources.
FROM node:26-slim AS dependencies
WORKDIR /brevier
COPY package.json package-lock.json ./
RUN npm ci --omit=dev --no-audit --no-fund

FROM node:26-slim
WORKDIR /brevier
COPY --from=dependencies /brevier/node_modules node_modules
COPY package.json LICENSE ./
COPY bin bin
COPY src src
COPY config config
COPY samples samples
# The store's folder, where it is a file: STORE_URL names another place.
RUN mkdir data && chown node:node data
USER node
VOLUME /brevier/data
CMD ["node", "bin/brevier.js", "start"]
